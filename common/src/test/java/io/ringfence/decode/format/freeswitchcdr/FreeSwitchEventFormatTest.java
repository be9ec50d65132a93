package io.ringfence.decode.format.freeswitchcdr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallSummary;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Told;
import io.ringfence.signal.Call;
import io.ringfence.signal.Retention;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeSwitchEventFormatTest {

  private static final long T = 1_795_597_200_000L;
  private static final String UUID = "5282f87c-0000-4000-8000-0000000000aa";
  private static final String SECOND = "5282f87c-0000-4000-8000-0000000000bb";
  private static final String IN = "sofia/internal/1001@192.0.2.1";
  private static final String NUMBER = "008821600010";

  private static final FreeSwitchEventFormat FORMAT = new FreeSwitchEventFormat();
  private static final Feed FEED = Feed.of("fs-1", FORMAT, ZoneOffset.UTC);

  private static Told read(String line) {
    return Told.of(FORMAT, FEED, line, T);
  }

  private static Map<String, Object> told(EventWriter event) {
    return read(event.json()).only().fields();
  }

  private static String said(String line) {
    Told told = read(line);
    if (told.refused().isPresent()) {
      return "refused " + told.refused().get().field();
    }
    return told.records().isEmpty()
        ? "passed " + told.passed().get(0)
        : "told " + told.only().text("id");
  }

  private static EventWriter created(String to) {
    return EventWriter.channel("CHANNEL_CREATE", T, UUID, "inbound", UUID)
        .caller("1001", to, "default", IN, 0)
        .variable("sip_auth_username", "1001")
        .variable("sip_network_ip", "198.51.100.4")
        .variable("sip_user_agent", "Jitsi 2.10 (Linux)");
  }

  private static EventWriter answered() {
    return EventWriter.channel("CHANNEL_ANSWER", T + 20_000, SECOND, "outbound", UUID)
        .caller("1001", "+8821600010", "default", "sofia/external/+8821600010", 0)
        .variable("originating_leg_uuid", UUID)
        .variable("sip_gateway_name", "carrier-a");
  }

  private static EventWriter over(String to) {
    return EventWriter.channel("CHANNEL_HANGUP_COMPLETE", T + 80_100, UUID, "inbound", UUID)
        .with("Hangup-Cause", "NORMAL_CLEARING")
        .with("Hangup-Cause", "NORMAL_CLEARING")
        .caller("1001", to, "default", IN, T + 20_000)
        .variable("sip_auth_username", "1001")
        .variable("start_uepoch", SwitchWriter.micros(T))
        .variable("answer_uepoch", SwitchWriter.micros(T + 20_000))
        .variable("end_uepoch", SwitchWriter.micros(T + 80_000))
        .variable("hangup_cause", "NORMAL_CLEARING")
        .variable("hangup_cause_q850", "16")
        .variable("sip_hangup_disposition", "recv_bye")
        .variable("last_app", "bridge")
        .variable("last_arg", "sofia/gateway/carrier-a/+8821600010");
  }

  private static SwitchWriter record(String to) {
    return SwitchWriter.leg(UUID, "inbound", T, T + 20_000, T + 80_000)
        .with("sip_auth_username", "1001")
        .with("last_app", "bridge")
        .with("last_arg", "sofia/gateway/carrier-a/+8821600010")
        .part("1001", to, "default", IN, T, T, T + 20_000, 0);
  }

  @Test
  void aCallIsToldWhileItIsUp() {
    assertThat(told(created(NUMBER)))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("type", "call"),
                Map.entry("id", UUID + ":attempt"),
                Map.entry("call", UUID),
                Map.entry("phase", "attempt"),
                Map.entry("time", T),
                Map.entry("to", NUMBER),
                Map.entry("account", "1001"),
                Map.entry("address", "198.51.100.4"),
                Map.entry("userAgent", "Jitsi 2.10 (Linux)")));
    assertThat(told(answered()))
        .isEqualTo(
            Map.of(
                "type", "call",
                "id", SECOND + ":answer",
                "call", UUID,
                "phase", "answer",
                "time", T + 20_000,
                "trunk", "carrier-a",
                "direction", "outbound"));
    assertThat(told(over(NUMBER)))
        .containsEntry("id", UUID + ":end")
        .containsEntry("call", UUID)
        .containsEntry("time", T + 80_000)
        .containsEntry("started", T)
        .containsEntry("ringMillis", 20_000L)
        .containsEntry("talkMillis", 60_000L)
        .containsEntry("sipCode", 200L)
        .containsEntry("q850", 16L)
        .containsEntry("releasedBy", "caller")
        .containsEntry("account", "1001")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("direction", "outbound")
        .doesNotContainKeys("from", "to");
    String answer = "\"variable_answer_uepoch\":\"";
    String announced =
        over(NUMBER)
            .json()
            .replace(
                answer + SwitchWriter.micros(T + 20_000), answer + SwitchWriter.micros(T + 5_000));
    assertThat(read(announced).only().fields())
        .as("an announcement before")
        .containsEntry("ringMillis", 20_000L)
        .containsEntry("talkMillis", 60_000L);
  }

  private static final String SOURCES =
      """
      sources:
        default: {region: GB, zone: Europe/London, lateness: 10m}
        fs-1/event: {format: freeswitch-event, files: events, realm: fs-1}
        fs-1/cdr: {format: freeswitch-cdr, files: records, realm: fs-1, lateness: 4h}
      """;

  private static void decode(FeedDecoder feeds, String file, String line, List<Call> into) {
    byte[] bytes = line.getBytes(UTF_8);
    FeedDecoder.Clocks clocks = new FeedDecoder.Clocks(T, Decoder.NO_CLOCK, Decoder.NO_CLOCK);
    feeds.decode(
        bytes,
        bytes.length,
        Position.line(file, 1),
        clocks,
        each -> into.add((Call) ((Decoded.Read) each).signal()));
  }

  /** To a far number, to the house, and refused before anything was dialled. */
  @ParameterizedTest
  @CsvSource({"008821600010,true", "1002,false", "008821600010,false", "112,false"})
  void eventsAndRecordsOfACallAreOneCall(String to, boolean gateway) {
    Sources sources = Sources.read(SOURCES).orThrow("sources");
    FeedDecoder feeds = new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
    SwitchWriter record = gateway ? record(to) : record(to).with("last_arg", "user/1002");
    EventWriter answer = gateway ? answered() : answered().with("variable_sip_gateway_name", "x");
    List<Call> calls = new ArrayList<>();
    decode(feeds, "records", record.json(), calls);
    decode(feeds, "records", record.xml(), calls);
    for (EventWriter each : List.of(created(to), answer, over(to))) {
      decode(feeds, "events", each.json(), calls);
    }

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(calls, new Random(i));
      CallAssembler assembler = new CallAssembler(source -> 600_000, 14_400_000);
      CallRecords state = new CallRecords();
      for (Call each : calls) {
        assertThat(each.call()).isEqualTo("fs-1/" + UUID);
        assertThat(assembler.add(state, each, 0, T + 90_000).another()).isFalse();
      }
      CallSummary whole = assembler.whole(state);
      assertThat(whole.bids()).isEqualTo(1);
      assertThat(whole.attempt().time()).isEqualTo(T);
      assertThat(whole.answer()).map(Call::time).hasValue(T + 20_000);
      assertThat(whole.end()).map(Call::talkMillis).hasValue(60_000L);
      assertThat(whole.end()).map(Call::account).hasValue("fs-1/1001");
    }
  }

  /** Its attempt was told, and would be open for hours. */
  @Test
  void aCallThatIsChallengedHasItsEnd() {
    String line = over(NUMBER).json().replace("NORMAL_CLEARING", "USER_CHALLENGE");
    String unanswered = line.replace(SwitchWriter.micros(T + 20_000), "0");

    assertThat(read(unanswered).only().fields())
        .containsEntry("phase", "end")
        .containsEntry("sipCode", 407L)
        .doesNotContainKey("q850");
  }

  @Test
  void aCallThatComesInByATrunkIsInboundFromTheFirst() {
    EventWriter event =
        EventWriter.channel("CHANNEL_CREATE", T, UUID, "inbound", UUID)
            .caller("+442079460018", "600", "public", "sofia/external/x@198.51.100.1", 0)
            .variable("sip_network_ip", "198.51.100.1");

    assertThat(told(event))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "198.51.100.1")
        .containsEntry("from", "+442079460018")
        .containsEntry("to", "600")
        .doesNotContainKeys("account", "address");
  }

  @Test
  void aCallOfTheSwitchItselfIsACall() {
    EventWriter event =
        EventWriter.channel("CHANNEL_CREATE", T, UUID, "outbound", UUID)
            .caller("02079460100", "+8821600010", "default", "sofia/external/+8821600010", 0)
            .variable("sip_gateway_name", "carrier-a");

    assertThat(told(event))
        .containsEntry("direction", "outbound")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("from", "02079460100")
        .containsEntry("to", "+8821600010");
    assertThat(told(EventWriter.channel("CHANNEL_ANSWER", T, UUID, "outbound", UUID)))
        .containsEntry("call", UUID)
        .containsEntry("phase", "answer");
  }

  @Test
  void otherLegsTellNothing() {
    EventWriter second = EventWriter.channel("CHANNEL_CREATE", T, SECOND, "outbound", UUID);
    EventWriter first = EventWriter.channel("CHANNEL_ANSWER", T, UUID, "inbound", UUID);
    String ended = "CHANNEL_HANGUP_COMPLETE";

    assertThat(said(second.json())).isEqualTo("passed leg");
    assertThat(said(first.json())).as("by an announcement").isEqualTo("passed leg");
    for (String name : List.of("CHANNEL_CREATE", "CHANNEL_ANSWER")) {
      EventWriter loop = EventWriter.channel(name, T, UUID, "outbound", UUID);
      assertThat(said(loop.caller("1", "2", "default", "loopback/2-a", 0).json()))
          .isEqualTo("passed leg");
    }
    assertThat(said(EventWriter.channel(ended, T, SECOND, "outbound", UUID).json()))
        .isEqualTo("passed unanswered-leg");
    assertThat(said(over("1").variable("loopback_leg", "A").json())).isEqualTo("passed loopback");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEARTBEAT",
        "CHANNEL_STATE",
        "CHANNEL_EXECUTE",
        "CHANNEL_PROGRESS_MEDIA",
        "CHANNEL_HANGUP",
        "PRESENCE_IN",
        "NEW_IN_SOME_YEAR"
      })
  void otherEventsTellNothing(String name) {
    assertThat(said(EventWriter.event(name, T).json())).isEqualTo("passed other");
    assertThat(said(EventWriter.custom("sofia::" + name, T).json())).isEqualTo("passed other");
    assertThat(said(created("1").json().replace("CHANNEL_CREATE", name))).isEqualTo("passed other");
    assertThat(said(" ")).isEqualTo("passed blank");
  }

  /** Event, account and address. */
  private static String security(EventWriter event) {
    Told told = read(event.json());
    if (told.records().isEmpty()) {
      return told.passed().get(0);
    }
    NativeRecord record = told.only();
    assertThat(record.fields()).containsEntry("time", T);
    return "%s %s %s %s"
        .formatted(
            record.text("event"),
            record.text("account"),
            record.text("address"),
            record.text("userAgent"))
        .strip();
  }

  private static EventWriter sofia(String event) {
    return EventWriter.custom("sofia::" + event, T).with("profile-name", "internal");
  }

  /** As sofia_reg.c writes them: the user that a failed one is for is called otherwise. */
  private static EventWriter register(String event, String username) {
    return sofia(event)
        .with("from-user", "1001")
        .with("from-host", "pbx.example")
        .with("call-id", "a1")
        .with("to-user", "from")
        .with("network-ip", "203.0.113.9")
        .with("username", username)
        .with("user-agent", "Zoiper");
  }

  private static EventWriter failure(String type) {
    return sofia("register_failure")
        .with("to-user", "1001")
        .with("to-host", "pbx.example")
        .with("network-ip", "2001:db8::9")
        .with("user-agent", "friendly-scanner")
        .with("profile-name", "internal")
        .with("registration-type", type);
  }

  private static EventWriter mailbox(String action, String result) {
    return EventWriter.custom("vm::maintenance", T)
        .with("VM-Action", action)
        .with("VM-Auth-Result", result)
        .with("VM-User", "1001")
        .with("VM-Domain", "pbx.example");
  }

  @Test
  void whoRegistersAndWhoIsRefused() {
    assertThat(security(register("register", "auth-1")))
        .isEqualTo("register.ok auth-1 203.0.113.9 Zoiper");
    assertThat(security(register("register", "unknown")))
        .isEqualTo("register.ok 1001 203.0.113.9 Zoiper");
    assertThat(security(register("register", "1001").with("update-reg", "true")))
        .isEqualTo("refresh");
    assertThat(security(failure("REGISTER")))
        .isEqualTo("register.failed 1001 2001:db8::9 friendly-scanner");
    assertThat(security(failure("INVITE")))
        .isEqualTo("invite.refused 1001 2001:db8::9 friendly-scanner");
    assertThat(security(sofia("wrong_call_state").with("network_ip", "203.0.113.9")))
        .isEqualTo("scan.probe  203.0.113.9");
    assertThat(security(mailbox("authentication", "fail"))).isEqualTo("voicemail.failed 1001");
    assertThat(security(mailbox("authentication", "success"))).isEqualTo("voicemail.ok 1001");
    for (String other : List.of("register_attempt", "pre_register", "unregister", "expire")) {
      assertThat(security(register(other, "1001").with("auth-result", "FORBIDDEN")))
          .as("told by register_failure as well")
          .isEqualTo("other");
    }
  }

  @Test
  void eachEventHasAnIdOfItsOwn() {
    String failed = failure("REGISTER").json();
    String id = read(failed).only().text("id");

    assertThat(id).isEqualTo("c0000000-0000-4000-8000-000000000001:4711");
    assertThat(read(failed.replace("4711", "4712")).only().text("id")).isNotEqualTo(id);
    String unnamed = failed.replace("\"Event-Sequence\"", "\"x\"");
    assertThat(read(unnamed).only().text("id")).isEqualTo(NativeRecord.hash(unnamed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "1795597200", "1795597200000", "-1795597200000417", "17e14", "٣"})
  void aTimeThatIsNotInMicrosecondsIsRefused(String time) {
    String micros = SwitchWriter.micros(T);

    assertThat(said(created(NUMBER).json().replace(micros, time)))
        .isEqualTo("refused Event-Date-Timestamp");
    assertThat(said(failure("INVITE").json().replace(micros, time)))
        .isEqualTo("refused Event-Date-Timestamp");
    assertThat(said(over(NUMBER).json().replace(micros, time))).isEqualTo("refused start_uepoch");
  }

  @Test
  void whatAnEventNeeds() {
    assertThat(said("{}")).isEqualTo("refused Event-Name");
    assertThat(said("[]")).isEqualTo("refused ");
    assertThat(said("Event-Name: CHANNEL_CREATE")).isEqualTo("refused ");
    String other = "\"Unique-ID\":\"x\",\"variable_uuid\":\"x\",";
    assertThat(said(created(NUMBER).json().replaceFirst("\\{", "{" + other)))
        .as("two ids")
        .isEqualTo("refused uuid");
    assertThat(said(created(NUMBER).json().replace("variable_uuid", "x")))
        .as("the header holds")
        .isEqualTo("told " + UUID + ":attempt");
    assertThat(said(created(NUMBER).json().replace("\"Unique-ID\":\"", "\"Unique-ID\":\"x")))
        .as("the variable goes before")
        .isEqualTo("told " + UUID + ":attempt");
    assertThat(told(created(NUMBER).with("variable_sip_h_Via", "a", "b")))
        .isEqualTo(told(created(NUMBER)));
  }

  @Test
  void anEventThatIsCutOffIsRefused() {
    for (EventWriter event :
        List.of(created(NUMBER), answered(), over(NUMBER), failure("INVITE"))) {
      String line = event.json();
      for (int length = 1; length < line.length(); length++) {
        assertThat(said(line.substring(0, length))).startsWith("refused");
      }
    }
  }

  @Property
  void namesOfStrangersMoveNothingElse(@ForAll Random random) {
    List<String> pieces =
        List.of(
            "\"", "\\", "%22", "+", "{", "},", "\u0000", "\n", ",\"Unique-ID\":\"x\"", "\uD800");
    StringBuilder name = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(pieces.get(random.nextInt(pieces.size())));
    }
    String text = name.toString().replace("\uD800", "\uFFFD");

    assertThat(
            told(created(NUMBER).with("Caller-Caller-ID-Name", text).variable("sip_h_X-y", text)))
        .isEqualTo(told(created(NUMBER)));
    assertThat(told(failure("INVITE").with("x", text).with("_body", text)))
        .isEqualTo(told(failure("INVITE")));
    assertThat(security(register("register", text))).contains(" 203.0.113.9 ");
  }

  @Test
  void keysDigitsAndPasswordsAreCutOff() {
    String line =
        mailbox("change-password", "")
            .with("VM-User-Password", "8151")
            .variable("sip_auth_response", "S3CRET")
            .json();

    assertThat(FORMAT.redacted(line)).contains("vm::maintenance").doesNotContain("8151", "S3");
    assertThat(said(line)).isEqualTo("passed other");
  }
}
