package io.ringfence.decode.format.freeswitchcdr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Told;
import io.ringfence.decode.format.UnreadableException;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeSwitchCdrFormatTest {

  private static final long T = 1_795_597_200_000L;
  private static final String UUID = "5282f87c-0000-4000-8000-0000000000aa";
  private static final String IN = "sofia/internal/1001@192.0.2.1";

  private static final FreeSwitchCdrFormat FORMAT = new FreeSwitchCdrFormat();

  private static Feed feed(String... trunks) {
    return new Feed(
        "fs-1",
        FORMAT.name(),
        "",
        "",
        false,
        FORMAT.kinds(),
        ZoneOffset.UTC,
        "",
        List.of(trunks),
        List.of(),
        "",
        List.of(),
        Map.of());
  }

  private static Told read(String line, String... trunks) {
    return Told.of(FORMAT, feed(trunks), line, T);
  }

  private static List<Map<String, Object>> told(SwitchWriter leg, String... trunks) {
    return read(leg.json(), trunks).records().stream().map(NativeRecord::fields).toList();
  }

  private static String said(String line) {
    Told told = read(line);
    if (told.refused().isPresent()) {
      return "refused " + told.refused().get().field();
    }
    return told.records().isEmpty()
        ? "passed " + told.passed()
        : "told " + told.records().get(0).text("call");
  }

  /** A customer's call by a gateway: rings for 20 s, talks for 60. */
  private static SwitchWriter outbound() {
    return SwitchWriter.leg(UUID, "inbound", T, T + 20_000, T + 80_000)
        .with("sip_auth_username", "1001")
        .with("sip_network_ip", "198.51.100.4")
        .with("sip_user_agent", "Jitsi 2.10 (Linux)")
        .with("sip_hangup_disposition", "recv_bye")
        .with("last_app", "bridge")
        .with("last_arg", "{a=b,c=d}sofia/gateway/carrier-a/+8821600010")
        .part("1001", "008821600010", "default", IN, T, T, T + 20_000, 0);
  }

  @Test
  void aCallByAGateway() {
    assertThat(told(outbound()))
        .singleElement()
        .isEqualTo(
            Map.ofEntries(
                Map.entry("type", "call"),
                Map.entry("id", UUID + ":end"),
                Map.entry("call", UUID),
                Map.entry("phase", "end"),
                Map.entry("time", T + 80_000),
                Map.entry("started", T),
                Map.entry("from", "1001"),
                Map.entry("to", "+8821600010"),
                Map.entry("account", "1001"),
                Map.entry("address", "198.51.100.4"),
                Map.entry("userAgent", "Jitsi 2.10 (Linux)"),
                Map.entry("trunk", "carrier-a"),
                Map.entry("direction", "outbound"),
                Map.entry("ringMillis", 20_000L),
                Map.entry("talkMillis", 60_000L),
                Map.entry("sipCode", 200L),
                Map.entry("q850", 16L),
                Map.entry("releasedBy", "caller")));
    assertThat(told(outbound().plain())).isEqualTo(told(outbound()));
  }

  @Test
  void itIsTheSameHoweverItIsSent() {
    SwitchWriter leg = outbound();
    String base64 = Base64.getEncoder().encodeToString(leg.json().getBytes(UTF_8));

    for (String sent :
        List.of(
            leg.form(),
            SwitchWriter.urlEncoded(leg.json()),
            leg.stored(),
            "cdr=" + base64,
            leg.xml(),
            leg.xml().replace("\n", ""),
            "cdr=" + leg.xml(),
            "cdr=" + SwitchWriter.urlEncoded(leg.xml()),
            SwitchWriter.urlEncoded(leg.xml()),
            "cdr=" + Base64.getEncoder().encodeToString(leg.xml().getBytes(UTF_8)),
            "cdr=" + base64.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"),
            "{\"message\":\""
                + leg.json().replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",\"host\":\"fs\"}")) {
      assertThat(read(sent).records())
          .singleElement()
          .extracting(NativeRecord::fields)
          .isEqualTo(told(leg).get(0));
    }
  }

  @Test
  void aCallThatCameInByATrunkIsTheCalledOnes() {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "inbound", T, T + 5_000, T + 9_000)
            .with("sip_network_ip", "198.51.100.1")
            .with("sip_user_agent", "carrier")
            .with("sip_hangup_disposition", "send_bye")
            .with("last_bridge_to", "b")
            .with("sip_verstat_detailed", "TN-Validation-Passed-B")
            .part(
                "+442079460018",
                "02079460100",
                "public",
                "sofia/external/x@198.51.100.1",
                T,
                T,
                0,
                T)
            .part(
                "+442079460018",
                "1001",
                "default",
                "sofia/external/x@198.51.100.1",
                T,
                T + 1,
                T + 5_000,
                0);

    for (String[] trunks :
        new String[][] {{}, {"198.51.100.1"}, {"sofia/external"}, {"public"}, {"198.51.*"}}) {
      assertThat(told(leg, trunks))
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call)
                    .containsEntry("direction", "inbound")
                    .containsEntry("trunk", "198.51.100.1")
                    .containsEntry("to", "02079460100")
                    .containsEntry("account", "1001")
                    .containsEntry("attestation", "B")
                    .containsEntry("releasedBy", "callee")
                    .containsEntry("ringMillis", 5_000L)
                    .containsEntry("talkMillis", 4_000L)
                    .doesNotContainKeys("address", "userAgent");
              });
    }
    assertThat(told(leg, "carrier-b").get(0)).containsEntry("direction", "internal");
  }

  @Test
  void theTargetOfATransferIsACallOfItsOwn() {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "inbound", T, T + 2_000, T + 90_000)
            .part("1001", "1002", "default", IN, T, T, T + 2_000, T + 30_000)
            .part("1001", "008821600010", "default", IN, T, T + 30_000, T + 40_000, 0);

    assertThat(told(leg))
        .extracting(each -> each.get("call"), each -> each.get("to"), each -> each.get("time"))
        .containsExactly(
            tuple(UUID, "1002", T + 30_000), tuple(UUID + "/2", "008821600010", T + 90_000));
    assertThat(told(leg))
        .extracting(each -> each.get("started"), each -> each.get("talkMillis"))
        .containsExactly(tuple(T, 28_000L), tuple(T + 30_000, 50_000L));
  }

  @Test
  void theLegThatAnsweredTellsItsTrunk() {
    SwitchWriter leg =
        SwitchWriter.leg("b-leg", "outbound", T, T + 20_000, T + 80_000)
            .with("originating_leg_uuid", UUID.toUpperCase(Locale.ROOT))
            .with("sip_gateway_name", "carrier-a")
            .part("1001", "+8821600010", "default", "sofia/external/+8821600010", T, T, T + 1, 0);

    assertThat(told(leg))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call)
                    .containsEntry("call", UUID)
                    .containsEntry("trunk", "carrier-a")
                    .containsEntry("talkMillis", 60_000L)
                    .doesNotContainKeys("from", "to", "account", "started"));
    assertThat(said(leg.with("answer_uepoch", "0").json())).isEqualTo("passed [unanswered-leg]");
    assertThat(said(outbound().with("loopback_leg", "A").json())).isEqualTo("passed [loopback]");
    assertThat(said(outbound().with("hangup_cause", "USER_CHALLENGE").json()))
        .isEqualTo("passed [challenge]");
    assertThat(said(" ")).isEqualTo("passed [blank]");
  }

  @ParameterizedTest
  @CsvSource({
    "USER_BUSY,'',486",
    "NO_ANSWER,'',480",
    "ORIGINATOR_CANCEL,'',487",
    "NORMAL_CLEARING,'',487",
    "CALL_REJECTED,sip:403,403",
    "UNALLOCATED_NUMBER,sip:604,604",
    "NORMAL_TEMPORARY_FAILURE,'',503",
    "NO_ANSWER,sip:200,480",
    "UNSPECIFIED,'',503",
  })
  void whyACallWasNotAnswered(String cause, String sip, long code) {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "inbound", T, 0, T + 30_000)
            .with("hangup_cause", cause)
            .with("proto_specific_hangup_cause", sip)
            .part("1001", "1002", "default", IN, T, T, 0, 0);

    assertThat(told(leg).get(0))
        .containsEntry("sipCode", code)
        .containsEntry("talkMillis", 0L)
        .containsEntry("ringMillis", 30_000L);
    assertThat(told(leg).get(0).containsKey("q850")).isEqualTo(cause.equals("NORMAL_CLEARING"));
  }

  @Test
  void whatARecordNeeds() {
    assertThat(said(outbound().with("uuid", "").json())).isEqualTo("refused uuid");
    assertThat(said(outbound().with("end_uepoch", "").json())).isEqualTo("refused end_uepoch");
    assertThat(said(outbound().with("start_uepoch", "2026").json()))
        .isEqualTo("refused start_uepoch");
    assertThat(said(outbound().json().replace("\"callflow\":[", "\"callflow\":[],\"x\":[")))
        .isEqualTo("told " + UUID);
    assertThat(said("{}")).isEqualTo("refused start_uepoch");
    assertThat(said("[]")).isEqualTo("refused ");
    assertThat(said(outbound().json() + "{}")).isEqualTo("refused ");
    assertThat(said("cdr=%%%")).isEqualTo("refused ");
    assertThat(said(outbound().json().replace("{\"answer_", "{\"uuid\":\"other\",\"answer_")))
        .as("two ids")
        .isEqualTo("refused uuid");
  }

  @Test
  void aRecordThatIsCutOffIsRefused() {
    for (String line : List.of(outbound().json(), outbound().form(), outbound().xml().strip())) {
      for (int length = 1; length < line.length(); length++) {
        assertThat(said(line.substring(0, length))).startsWith("refused");
      }
    }
  }

  @Property
  void namesOfStrangersMoveNothingElse(@ForAll Random random) {
    List<String> pieces =
        List.of(
            "\"",
            "\\",
            "%22",
            "%",
            "+",
            "{",
            "},",
            "\u0000",
            "\n",
            "/",
            "@",
            ",\"uuid\":\"x\"",
            "<",
            "&",
            "&#x1;",
            "\u0001",
            "\uFFFE",
            "]]>",
            "</caller_id_name><network_addr>9</network_addr>");
    StringBuilder name = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(pieces.get(random.nextInt(pieces.size())));
    }
    SwitchWriter leg =
        outbound()
            .with("sip_user_agent", name.toString())
            .with("effective_caller_id_name", name.toString())
            .name(name.toString());

    for (String line : List.of(leg.json(), leg.form(), leg.xml())) {
      Map<String, Object> call = read(line).only().fields();
      assertThat(call).containsEntry("userAgent", name.toString()).containsEntry("call", UUID);
      assertThat(call).containsEntry("to", "+8821600010");
    }
  }

  @Test
  void aTransferIsTheSameInXml() {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "inbound", T, T + 2_000, T + 90_000)
            .part("1001", "1002", "default", IN, T, T, T + 2_000, T + 30_000)
            .part("1001", "008821600010", "default", IN, T, T + 30_000, T + 40_000, 0);

    assertThat(read(leg.xml()).records()).hasSize(2);
    assertThat(read(leg.xml()).records().stream().map(NativeRecord::fields))
        .containsExactlyElementsOf(told(leg));
  }

  @Test
  void headersThatNameNoTagLeaveTheRecord() {
    SwitchWriter leg =
        outbound().with("sip_h_X-a!b'~", "1").with("sip_h_1:2", "2").with("9", "3").with("é", "4");

    assertThat(read(leg.xml()).only().fields()).isEqualTo(told(outbound()).get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE cdr>",
        "<!DOCTYPE cdr [<!ENTITY a \"1001\">]>",
        "<!DOCTYPE cdr SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE cdr [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
        "<!-- -->",
        "<?php ?>",
      })
  void markupThatFreeSwitchDoesNotWriteIsRefused(String markup) {
    String xml = outbound().xml();

    assertThat(said(xml)).isEqualTo("told " + UUID);
    for (String place : List.of("<cdr ", "<variables>")) {
      assertThat(read(xml.replace(place, markup + place)).refused())
          .map(UnreadableException::getMessage)
          .hasValueSatisfying(why -> assertThat(why).contains("that FreeSWITCH does not write"));
    }
  }

  @Test
  void entitiesAreNeitherFetchedNorMultiplied() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE cdr [<!ENTITY e0 \"00000000\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e%d \"&e%2$d;&e%2$d;&e%2$d;&e%2$d;\">".formatted(i, i - 1));
    }
    String xml = outbound().xml().replace("<cdr ", bomb + "]><cdr ");

    assertThat(said(xml.replace("1001", "&e29;"))).isEqualTo("refused ");
    assertThat(said(outbound().xml().replace("1001", "&e29;"))).isEqualTo("refused ");
    assertThat(said(outbound().xml().replace("1001", "&#x31;001"))).isEqualTo("told " + UUID);
  }

  @Test
  void aNameWithMarkupIsNoPartOfTheRecord() {
    String tags = "<!----></caller_id_name></caller_profile></callflow><variables>";
    SwitchWriter leg = outbound().name(tags + "<accountcode>7</accountcode></variables>");

    assertThat(leg.xml()).contains("<accountcode>7<");
    assertThat(said(leg.xml())).isEqualTo("refused ");
    assertThat(said(leg.json())).isEqualTo("told " + UUID);
  }

  @Test
  void whatIsTooDeepIsRefused() {
    String deep = "<x>".repeat(100_000) + "</x>".repeat(100_000);

    assertThat(said("<cdr>" + deep + "</cdr>")).isEqualTo("refused ");
    assertThat(said("<cdr>" + "<x>".repeat(100_000))).isEqualTo("refused ");
    assertThat(said("<cdr></cdr><cdr></cdr>")).isEqualTo("refused ");
    assertThat(said("<x></x>")).isEqualTo("refused start_uepoch");
  }

  @Test
  void aBridgeByEarlyMediaIsNoAnswer() {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "inbound", T, 0, T + 30_000)
            .with("hangup_cause", "NO_ANSWER")
            .part("1001", "008821600010", "default", IN, T, T, T + 3_000, 0);

    assertThat(told(leg).get(0)).containsEntry("sipCode", 480L).containsEntry("talkMillis", 0L);
    leg.with("answer_uepoch", SwitchWriter.micros(T + 20_000));
    assertThat(told(leg).get(0))
        .containsEntry("ringMillis", 20_000L)
        .containsEntry("talkMillis", 10_000L);
  }

  @Test
  void aCallOfTheSwitchItselfGoesOutByItsGateway() {
    SwitchWriter leg =
        SwitchWriter.leg(UUID, "outbound", T, T + 5_000, T + 9_000)
            .with("sip_gateway_name", "carrier-a")
            .with("accountcode", "dialer")
            .part("02079460100", "+8821600010", "public", "sofia/external/+8821600010", T, T, 0, 0);

    for (String[] trunks : new String[][] {{}, {"carrier-*"}}) {
      assertThat(told(leg, trunks).get(0))
          .containsEntry("direction", "outbound")
          .containsEntry("trunk", "carrier-a")
          .containsEntry("to", "+8821600010")
          .containsEntry("account", "dialer");
    }
    assertThat(told(leg, "carrier-b").get(0)).containsEntry("direction", "internal");
  }

  @Test
  void keysDigitsAndPasswordsAreCutOff() {
    String line = outbound().with("zrtp_crypto", "inline:S3CRET").with("zdigits", "4711").json();

    assertThat(FORMAT.redacted(line)).startsWith("{\"core-uuid\"").doesNotContain("S3", "4711");
    assertThat(FORMAT.redacted(outbound().form())).isEqualTo("...");
    assertThat(FORMAT.redacted("{\"a\":1}")).isEqualTo("{\"a\":1}");
  }
}
