package io.ringfence.decode.format.radius;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadiusFormatTest {

  private static final RadiusFormat FORMAT = new RadiusFormat();
  private static final Feed FEED = feed("carrier-*", "192.0.2.7");
  private static final long RECEIVED = Instant.parse("2026-12-06T04:42:30Z").toEpochMilli();
  private static final long TIME = Instant.parse("2026-12-06T04:41:22Z").toEpochMilli();
  private static final String DATE = "Sun Dec  6 04:42:29 2026\n";

  /** What FreeRADIUS 3.2.7 wrote of a request of each kind. */
  private static final String DETAIL =
      DATE
          + """
          \tAcct-Status-Type = Start
          \tAcct-Session-Id = "37eb5d00-1"
          \tUser-Name = "acme-17"
          \tNAS-IP-Address = 192.0.2.10
          \tCalling-Station-Id = "+12025550123"
          \tCalled-Station-Id = "sip:+88216000123@sbc.example;x=\\"a b\\""
          \tEvent-Timestamp = "Dec  6 2026 04:41:22 UTC"
          \tAcct-Delay-Time = 3
          \tAcct-Unique-Session-Id = "00c44abf34301d2f86d9b32312a93d4b"
          \tTimestamp = 1796532149

          """
          + DATE
          + """
          \tAcct-Status-Type = Stop
          \tAcct-Session-Id = "37eb5d00-1"
          \tUser-Name = "acme-17"
          \tNAS-IP-Address = 192.0.2.10
          \tCalling-Station-Id = "+12025550123"
          \tCalled-Station-Id = "sip:+88216000123@sbc.example;x=\\"a b\\""
          \tEvent-Timestamp = "Dec  6 2026 04:42:23 UTC"
          \tAcct-Session-Time = 61
          \tAcct-Terminate-Cause = User-Request
          \th323-disconnect-cause = "h323-disconnect-cause=10"
          \tAcct-Unique-Session-Id = "00c44abf34301d2f86d9b32312a93d4b"
          \tTimestamp = 1796532149

          """
          + DATE
          + """
          \tAcct-Status-Type = Start
          \tAcct-Session-Id = "00000007"
          \tUser-Name = "bob"
          \tNAS-IP-Address = 192.0.2.11
          \tNAS-Port-Type = Wireless-802.11
          \tCalling-Station-Id = "00-11-22-33-44-55"
          \tCalled-Station-Id = "AA-BB-CC-DD-EE-FF:guests"
          \tFramed-IP-Address = 198.51.100.9
          \tEvent-Timestamp = "Dec  6 2026 04:41:22 UTC"
          \tAcct-Unique-Session-Id = "ce75c76d9c7eb64542a92bec0b8693a3"
          \tTimestamp = 1796532149

          """;

  private static Feed feed(String... trunks) {
    return new Feed(
        "sbc-1",
        FORMAT.name(),
        "",
        "",
        false,
        FORMAT.kinds(),
        ZoneId.of("Europe/London"),
        "",
        List.of(trunks),
        List.of("+4420794600*"),
        "",
        List.of(),
        Map.of());
  }

  private static Told read(String record) {
    return Told.of(FORMAT, FEED, record, RECEIVED);
  }

  private static Map<String, String> packet(String status) {
    Map<String, String> packet = new LinkedHashMap<>();
    packet.put("Acct-Status-Type", status);
    packet.put("Acct-Session-Id", "s-1");
    packet.put("NAS-IP-Address", "192.0.2.10");
    packet.put("User-Name", "acme-17");
    packet.put("Calling-Station-Id", "+12025550123");
    packet.put("Called-Station-Id", "+88216000123");
    packet.put("Timestamp", "" + TIME / 1000);
    return packet;
  }

  /** As FreeRADIUS quotes texts. */
  private static String detail(Map<String, String> packet) {
    StringBuilder block = new StringBuilder(DATE);
    packet.forEach(
        (name, value) ->
            block
                .append('\t')
                .append(name)
                .append(" = \"")
                .append(
                    value
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\0", "\\000"))
                .append("\"\n"));
    return block.toString();
  }

  private static Map<String, Object> fields(Map<String, String> packet) {
    return read(detail(packet)).only().fields();
  }

  private static Map<String, Object> changed(String status, String... pairs) {
    Map<String, String> packet = packet(status);
    for (int i = 0; i < pairs.length; i += 2) {
      packet.put(pairs[i], pairs[i + 1]);
    }
    return fields(packet);
  }

  private static List<String> records(String file) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(file.getBytes(UTF_8)));
    List<String> records = new ArrayList<>();
    while (lines.next()) {
      records.add(new String(lines.bytes(), UTF_8));
    }
    return records;
  }

  @Test
  void whatFreeRadiusWritesIsReadBlockByBlock() throws IOException {
    List<Map<String, Object>> told = new ArrayList<>();
    for (String each : records(DETAIL)) {
      told.add(new LinkedHashMap<>(read(each).only().fields()));
    }

    String call = "00c44abf34301d2f86d9b32312a93d4b";
    Map<String, Object> parties =
        Map.of(
            "type", "call",
            "call", call,
            "from", "+12025550123",
            "to", "sip:+88216000123@sbc.example;x=\"a b\"",
            "account", "acme-17");
    Map<String, Object> answer = new LinkedHashMap<>(parties);
    answer.putAll(Map.of("id", call + ":answer", "phase", "answer", "time", TIME));
    Map<String, Object> end = new LinkedHashMap<>(parties);
    end.putAll(Map.of("id", call + ":end", "phase", "end", "time", TIME + 61_000));
    end.putAll(Map.of("started", TIME, "talkMillis", 61_000L, "sipCode", 200L, "q850", 16L));
    assertThat(told)
        .containsExactly(
            answer,
            end,
            Map.of(
                "type", "security",
                "id", "ce75c76d9c7eb64542a92bec0b8693a3:login",
                "time", TIME,
                "event", "login.ok",
                "account", "bob",
                "device", "mac:001122334455"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("a7 \"\\=\t\n\r\0{},é").ofMinLength(1).ofMaxLength(30);
  }

  /** A name can neither end its line nor bring attributes of its own. */
  @Property(tries = 300)
  void everyWritingOfAPacketSaysTheSame(@ForAll("texts") String name) throws IOException {
    Map<String, String> packet = packet("Start");
    packet.put("User-Name", name);
    packet.put("Class", name + "\"\n\tAcct-Status-Type = Stop");
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode plain = mapper.createObjectNode();
    ObjectNode arrays = mapper.createObjectNode();
    ObjectNode typed = mapper.createObjectNode();
    ObjectNode valued = mapper.createObjectNode();
    packet.forEach(
        (attribute, value) -> {
          plain.put(attribute, value);
          arrays.putArray(attribute).add(value).add("another");
          typed.putObject(attribute).put("type", "string").put("value", value);
          valued.putObject(attribute).put("type", "string").putArray("value").add(value);
        });

    Map<String, Object> block = fields(packet);

    assertThat(block).containsEntry("account", name).containsEntry("phase", "answer");
    assertThat(records(detail(packet) + "\n" + detail(packet))).hasSize(2);
    for (ObjectNode each : List.of(plain, arrays, typed, valued)) {
      assertThat(read(each.toString()).only().fields()).isEqualTo(block);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Interim-Update", "3", "Accounting-On", "Accounting-Off", "Tunnel-Start"})
  void whatNeitherBeginsNorEndsACallIsPassedOver(String status) {
    Told told = read(detail(packet(status)));

    assertThat(told.passed()).containsExactly("other");
    assertThat(told.records()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, answer", "2, end", "15, end", "Failed, end"})
  void aStatusMayBeANumber(String status, String phase) {
    assertThat(changed(status)).containsEntry("phase", phase);
  }

  @Test
  void aRequestThatFailedIsACallThatFailed() {
    assertThat(changed("Failed")).containsEntry("sipCode", 503L).containsEntry("talkMillis", 0L);
  }

  @Test
  void aRequestThatIsSentAgainIsTheSameRecord() {
    Map<String, Object> first = changed("Stop", "Acct-Session-Time", "9");
    Map<String, Object> again =
        changed(
            "Stop",
            "Acct-Session-Time",
            "9",
            "Timestamp",
            "" + (TIME / 1000 + 8),
            "Acct-Delay-Time",
            "8");

    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "Dec  6 2026 04:41:22 UTC",
    "Dec 6 2026 04:41:22 GMT",
    "1796532082",
    "2026-12-06T04:41:22Z",
    "2026-12-06T05:41:22+01:00",
  })
  void theDevicesTimeCounts(String text) {
    assertThat(changed("Start", "Event-Timestamp", text, "Acct-Delay-Time", "7"))
        .containsEntry("time", TIME);
  }

  @Test
  void aTimeOfAnotherZoneIsOfTheFeedsClock() {
    long summer = Instant.parse("2026-07-06T03:41:22Z").toEpochMilli();

    assertThat(changed("Start", "Event-Timestamp", "Jul  6 2026 04:41:22 BST"))
        .containsEntry("time", summer);
  }

  @Test
  void aSessionIsOfTheServerThatHasIt() {
    assertThat(changed("Start")).containsEntry("call", "192.0.2.10/s-1");
    assertThat(changed("Start", "NAS-IP-Address", "192.0.2.11"))
        .containsEntry("call", "192.0.2.11/s-1");
  }

  @Test
  void theLegsOfACiscoGatewayAreOneCall() {
    String[] conference = {"Cisco-AVPair", "h323-conf-id=1A2B 3C4D 00000001 00000002"};
    String origin = "h323-call-origin";
    String call = "1A2B3C4D0000000100000002";

    assertThat(changed("Start", conference[0], conference[1], origin, origin + "=answer"))
        .containsEntry("call", call)
        .containsEntry("phase", "attempt")
        .containsEntry("account", "acme-17");
    Map<String, Object> leg =
        changed(
            "Stop",
            conference[0],
            conference[1],
            origin,
            origin + "=originate",
            "h323-disconnect-cause",
            "h323-disconnect-cause=11");
    assertThat(leg)
        .containsEntry("call", call)
        .containsEntry("id", call + ":originate:end")
        .containsEntry("q850", 17L)
        .containsEntry("sipCode", 486L)
        .doesNotContainKeys("from", "to", "account");
    Map<String, String> start = packet("Start");
    start.put(origin, "originate");
    assertThat(read(detail(start)).passed()).containsExactly("other");
  }

  @Test
  void anOracleControllerNamesTrunksAndWhoHungUp() {
    assertThat(
            changed(
                "Stop",
                "Acme-Session-Ingress-CallId",
                "c1@pbx",
                "Acme-Session-Ingress-Realm",
                "access",
                "Acme-Session-Egress-Realm",
                "carrier-a",
                "Acct-Session-Time",
                "0",
                "Acme-SIP-Status",
                "486",
                "Acme-Disconnect-Initiator",
                "2"))
        .containsEntry("call", "c1@pbx")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("direction", "outbound")
        .containsEntry("sipCode", 486L)
        .containsEntry("talkMillis", 0L)
        .containsEntry("releasedBy", "callee");
    assertThat(
            changed(
                "Start",
                "Acme-Session-Ingress-Realm",
                "carrier-a",
                "Acme-Session-Egress-Realm",
                "access"))
        .containsEntry("trunk", "carrier-a")
        .containsEntry("direction", "inbound");
  }

  @ParameterizedTest
  @CsvSource({
    "+442079460011, +88216000123, outbound, 192.0.2.7, acme-17",
    "sip:+442079460011@pbx, +88216000123, outbound, 192.0.2.7, acme-17",
    "+12025550123, +442079460011, inbound, 192.0.2.7,",
    "+442079460011, <sip:+442079460012@pbx;user=phone>, internal,, acme-17",
    "+12025550123, +88216000123,, 192.0.2.7, acme-17",
  })
  void ownNumbersGiveTheDirectionAndTheServerTheTrunk(
      String from, String to, String direction, String trunk, String account) {
    Map<String, Object> call =
        changed(
            "Start",
            "Calling-Station-Id",
            from,
            "Called-Station-Id",
            to,
            "NAS-IP-Address",
            "192.0.2.7");

    assertThat(call.get("direction")).isEqualTo(direction);
    assertThat(call.get("trunk")).isEqualTo(trunk);
    assertThat(call.get("account")).isEqualTo(account);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967295", "-1", "soon", "604801"})
  void aLengthThatIsNoneIsLeftOut(String seconds) {
    assertThat(changed("Stop", "Acct-Session-Time", seconds))
        .containsEntry("phase", "end")
        .doesNotContainKeys("talkMillis", "started", "sipCode");
  }

  @Test
  void anEndWithoutALengthDoesNotSayWhetherItWasAnswered() {
    assertThat(changed("Stop", "Acct-Session-Time", "0", "h323-disconnect-cause", "10"))
        .containsEntry("talkMillis", 0L)
        .doesNotContainKeys("sipCode", "started");
  }

  @Test
  void aNumberOfTwelveDigitsIsNoStation() {
    assertThat(changed("Start", "Calling-Station-Id", "491701234567"))
        .containsEntry("type", "call")
        .containsEntry("from", "491701234567");
  }

  @ParameterizedTest
  @CsvSource({
    "Acct-Status-Type, MISSING_FIELD",
    "Acct-Session-Id, MISSING_FIELD",
    "Timestamp, MISSING_FIELD"
  })
  void whatIsNeededAndNotThereIsNamed(String attribute, String fault) {
    Map<String, String> packet = packet("Start");
    packet.remove(attribute);

    var refused = read(detail(packet)).refused().orElseThrow();

    assertThat(refused.field()).isEqualTo(attribute);
    assertThat(refused.fault()).hasToString(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dez  6 2026 04:41:22 UTC", "Dec 41 2026 04:41:22 UTC", "0", "now"})
  void whatIsNoTimeIsNamed(String text) {
    Map<String, String> packet = packet("Start");
    packet.put("Event-Timestamp", text);

    assertThat(read(detail(packet)).refused().orElseThrow().field()).isEqualTo("Event-Timestamp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "Sun Dec  6 04:42:29 2026",
        "Sun Dec  6 04:42:29 2026\n\tUser-Name",
        "Sun Dec  6 04:42:29 2026\n\tUser-Name = \"open",
        "{\"User-Name\":",
        "{} {}",
        "{\"User-Name\":{\"value\":[\"x\"}"
      })
  void whatIsNoPacketIsRefused(String text) {
    assertThat(read(text).refused().orElseThrow().fault()).hasToString("MALFORMED");
  }

  /** A part of a block lacks its end: it tells no other call than the whole. */
  @Property(tries = 300)
  void anyPartOfAFileIsReadOrRefused(@ForAll int from, @ForAll int to) throws IOException {
    int start = Math.floorMod(from, DETAIL.length());
    int end = start + Math.floorMod(to, DETAIL.length() - start);
    for (String each : records(DETAIL.substring(start, end))) {
      Told told = read(each);
      assertThat(told.records().size() + told.passed().size())
          .isEqualTo(told.refused().isPresent() ? 0 : 1);
    }
  }

  @Property(tries = 300)
  void anyTextIsReadOrRefused(@ForAll String text, @ForAll boolean json) {
    assertThatCode(() -> read(json ? "{\"" + text : DATE + '\t' + text)).doesNotThrowAnyException();
  }

  @Test
  void passwordsAreNotKept() {
    Map<String, String> packet = packet("Start");
    packet.put("CHAP-Password", "hunter2");
    String login = "Auth: Login incorrect (bad): [bob/hunter2] (from client x port 1)";

    assertThat(FORMAT.redacted(detail(packet))).contains("acme-17").doesNotContain("hunter2");
    assertThat(FORMAT.redacted(login)).startsWith("Auth: ").doesNotContain("hunter2");
    assertThat(read(login).refused()).isPresent();
  }
}
