package io.ringfence.decode.format.asteriskcdr;

import static io.ringfence.decode.format.asteriskcdr.CelCall.T;
import static io.ringfence.decode.format.asteriskcdr.CelCall.answered;
import static io.ringfence.decode.format.asteriskcdr.CelCall.failed;
import static io.ringfence.decode.format.asteriskcdr.CelCall.first;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallSummary;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.Told;
import io.ringfence.decode.format.asteriskcdr.CelWriter.Channel;
import io.ringfence.decode.format.asteriskcdr.CelWriter.Event;
import io.ringfence.signal.Call;
import io.ringfence.signal.Retention;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskCelFormatTest {

  private static final AsteriskCelFormat FORMAT = new AsteriskCelFormat();
  private static final CelWriter WRITER = new CelWriter(ZoneOffset.UTC, false);
  private static final CelWriter LOCAL = new CelWriter(ZoneId.of("Europe/London"), true);
  private static final Feed FEED = feed("carrier-*");
  private static final String FAR = "008821600010";
  private static final String DIAL = "PJSIP/8821600010@carrier-a,60";

  private static Feed feed(String... trunks) {
    return feed(List.of(trunks), "");
  }

  private static Feed feed(List<String> trunks, String account, String... columns) {
    return new Feed(
        "pbx-1",
        FORMAT.name(),
        "",
        "",
        false,
        FORMAT.kinds(),
        ZoneId.of("UTC"),
        "",
        trunks,
        List.of(),
        account,
        List.of(columns),
        Map.of());
  }

  private static Channel out() {
    return first("102", 10, "102", FAR, "from-internal");
  }

  private static Channel in() {
    return first("carrier-a", 20, "+442079460018", "02079460100", "from-trunk");
  }

  private static Told read(Feed feed, String line) {
    return Told.of(FORMAT, feed, Line.of(line, Line.UNKNOWN));
  }

  private static Map<String, Object> fields(Feed feed, String line) {
    return read(feed, line).only().fields();
  }

  private static Map<String, Object> fields(Event event) {
    return fields(FEED, WRITER.csv(event));
  }

  private static String said(Feed feed, String line) {
    Told told = read(feed, line);
    return told.refused().isPresent()
        ? ("refused " + told.refused().get().field()).strip()
        : told.records().isEmpty()
            ? "passed " + told.passed().get(0)
            : "told " + told.only().text("id");
  }

  private static String said(String line) {
    return said(FEED, line);
  }

  private static List<String> said(CelCall call) {
    return call.events().stream()
        .map(each -> each.type() + ' ' + said(WRITER.csv(each)))
        .filter(each -> !each.endsWith(" passed other"))
        .toList();
  }

  @Test
  void aCallIsToldWhileItIsUp() {
    List<Event> events = answered(out(), "carrier-a", DIAL).events();
    String call = T / 1000 + ".10";

    assertThat(said(answered(out(), "carrier-a", DIAL)))
        .containsExactly(
            "CHAN_START told " + call + ":attempt",
            "CHAN_START passed leg",
            "ANSWER told " + T / 1000 + ".11:answer",
            "ANSWER passed leg",
            "BRIDGE_ENTER passed leg",
            "BRIDGE_ENTER told " + call + ":connected",
            "HANGUP passed leg",
            "HANGUP told " + call + ":end",
            "LINKEDID_END told " + call + ":over");
    assertThat(fields(events.get(0)))
        .isEqualTo(
            Map.of(
                "type",
                "call",
                "id",
                call + ":attempt",
                "call",
                call,
                "phase",
                "attempt",
                "time",
                T,
                "from",
                "102",
                "to",
                FAR,
                "account",
                "102"));
    assertThat(fields(events.get(3)))
        .isEqualTo(
            Map.of(
                "type", "call",
                "id", T / 1000 + ".11:answer",
                "call", call,
                "phase", "answer",
                "time", T + 20_000,
                "trunk", "carrier-a",
                "direction", "outbound"));
    assertThat(fields(events.get(6)))
        .isEqualTo(
            Map.of(
                "type", "call",
                "id", call + ":connected",
                "call", call,
                "phase", "answer",
                "time", T + 20_004,
                "account", "102",
                "trunk", "carrier-a",
                "direction", "outbound"));
    assertThat(fields(events.get(9)))
        .isEqualTo(
            Map.of(
                "type",
                "call",
                "id",
                call + ":end",
                "call",
                call,
                "phase",
                "end",
                "time",
                T + 80_010,
                "started",
                T,
                "sipCode",
                200L,
                "q850",
                16L,
                "releasedBy",
                "callee"));
    assertThat(fields(events.get(11)))
        .isEqualTo(
            Map.of(
                "type",
                "call",
                "id",
                call + ":over",
                "call",
                call,
                "phase",
                "end",
                "time",
                T + 80_011));
  }

  @Test
  void aCallThatComesInByATrunkIsInboundFromTheFirst() {
    List<Event> events = answered(in(), "102", "PJSIP/102").events();

    assertThat(fields(events.get(0)))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("from", "+442079460018")
        .containsEntry("to", "02079460100")
        .doesNotContainKey("account");
    assertThat(fields(events.get(3))).doesNotContainKeys("direction", "trunk", "account");
    assertThat(fields(events.get(6)))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("account", "102");
    assertThat(fields(events.get(9)))
        .containsEntry("direction", "inbound")
        .containsEntry("trunk", "carrier-a");
  }

  @Test
  void aCallWithinTheHouseIsInternalFromTheFirst() {
    Channel caller = first("102", 10, "102", "103", "from-internal");

    assertThat(fields(answered(caller, "103", "PJSIP/103").events().get(0)))
        .containsEntry("direction", "internal")
        .containsEntry("account", "102")
        .doesNotContainKey("trunk");
  }

  /** asterisk/testsuite 379b3a56, lib/python/asterisk/self_test/CELMaster1.csv, cut. */
  @Test
  void eventsOfAsterisksOwnTests() {
    String sample =
        """
        "CHAN_START","1335310195.513823","","","","","","s","default","TinCan/string","","","3","","1335310195.0","1335310195.0","","","",""
        "CHAN_START","1335310195.521063","","","","","","x","default","Local/x@default-1545;2","","","3","","1335310195.2","1335310195.0","","","",""
        "ANSWER","1335310195.526390","","","","","","x","default","Local/x@default-1545;2","Answer","","3","","1335310195.2","1335310195.0","","","",""
        "ANSWER","1335310195.526544","","s","","","","s","default","Local/x@default-1545;1","AppDial","(Outgoing Line)","3","","1335310195.1","1335310195.0","","","",""
        "ANSWER","1335310195.530613","","","","","s","s","default","TinCan/string","Dial","Local/x@default","3","","1335310195.0","1335310195.0","","","",""
        "BRIDGE_START","1335310195.531291","","","","","s","s","default","TinCan/string","Dial","Local/x@default","3","","1335310195.0","1335310195.0","Local/x@default-1545;1","","",""
        "HANGUP","1335310213.624898","","","","","s","s","default","TinCan/string","","","3","","1335310195.0","1335310195.0","","","","16,,ANSWER"
        "CHAN_END","1335310213.625193","","","","","s","s","default","TinCan/string","","","3","","1335310195.0","1335310195.0","","","",""
        "LINKEDID_END","1335310213.625295","","","","","s","s","default","TinCan/string","","","3","","1335310195.0","1335310195.0","","","",""
        """;

    assertThat(sample.lines().map(AsteriskCelFormatTest::said))
        .containsExactly(
            "passed no-number",
            "passed leg",
            "passed leg",
            "passed leg",
            "passed leg",
            "passed other",
            "told 1335310195.0:end",
            "passed other",
            "told 1335310195.0:over");
    assertThat(fields(FEED, sample.lines().toList().get(6)))
        .containsEntry("time", 1_335_310_213_624L)
        .containsEntry("started", 1_335_310_195_000L)
        .doesNotContainKeys("q850", "sipCode", "releasedBy");
  }

  /** chan-sccp/PAMI issue 7, as JSON. */
  @Test
  void anEventOfTheManager() {
    String event =
        "{\"Event\":\"CEL\",\"Privilege\":\"call,all\",\"EventName\":\"LINKEDID_END\","
            + "\"AccountCode\":null,\"CallerIDnum\":74998884455,\"CallerIDdnid\":78461112233,"
            + "\"Exten\":\"h\",\"Context\":\"ext-queues\",\"Channel\":\"SIP/test-00000006\","
            + "\"EventTime\":\"2019-11-12 13:49:55\",\"UniqueID\":\"1573555785.19290\","
            + "\"LinkedID\":\"1573555785.19290\",\"Extra\":null}";

    assertThat(fields(FEED, event))
        .containsEntry("call", "1573555785.19290")
        .containsEntry("phase", "end")
        .containsEntry("time", Instant.parse("2019-11-12T13:49:55Z").toEpochMilli());
  }

  private static List<CelCall> calls() {
    Channel house = first("102", 10, "102", "103", "from-internal");
    return List.of(
        answered(out(), "carrier-a", DIAL),
        answered(in(), "102", "PJSIP/102"),
        answered(house, "103", "PJSIP/103"),
        failed(house, "103", "BUSY", 17, ""),
        failed(out(), "carrier-a", "CANCEL", 0, out().name()));
  }

  @Test
  void everyFormTellsTheSame() {
    List<String> fields =
        List.of(
            "eventenum",
            "eventtime",
            "linkedid",
            "uniqueid",
            "channame",
            "num",
            "exten",
            "context",
            "appname",
            "appdata",
            "accountcode",
            "peeraccount",
            "bridgepeer",
            "eventextra");
    List<String> columns =
        List.of(
            "EventName",
            "EventTime",
            "LinkedID",
            "UniqueID",
            "Channel",
            "CallerIDNum",
            "Exten",
            "Context",
            "AppName",
            "AppData",
            "AccountCode",
            "PeerAccount",
            "Peer",
            "Extra");
    Feed set = feed(List.of("carrier-*"), "", columns.toArray(String[]::new));
    for (CelCall call : calls()) {
      for (Event each : call.events()) {
        String line = WRITER.csv(each);
        String whole = said(line);
        List<String> others = List.of(WRITER.json(each), WRITER.manager(each));
        assertThat(said(set, WRITER.csv(each, fields))).isEqualTo(whole);
        others.forEach(other -> assertThat(said(other)).isEqualTo(whole));
        if (whole.startsWith("told")) {
          Map<String, Object> told = fields(FEED, line);
          assertThat(fields(set, WRITER.csv(each, fields))).isEqualTo(told);
          assertThat(fields(FEED, WRITER.json(each))).isEqualTo(told);
          Map<String, Object> second = new TreeMap<>(told);
          second.put("time", (long) told.get("time") / 1000 * 1000);
          assertThat(fields(FEED, WRITER.manager(each))).isEqualTo(second);
        }
      }
    }
  }

  private static final String SOURCES =
      """
      sources:
        default: {region: GB, zone: Europe/London, lateness: 10m}
        pbx-1/cel: {format: asterisk-cel, files: cel, realm: pbx-1, trunks: ["carrier-*"]}
      """;

  private static List<Call> decoded(List<String> lines) {
    Sources sources = Sources.read(SOURCES).orThrow("sources");
    FeedDecoder feeds = new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
    FeedDecoder.Clocks clocks = new FeedDecoder.Clocks(T, Decoder.NO_CLOCK, Decoder.NO_CLOCK);
    List<Call> calls = new ArrayList<>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(UTF_8);
      feeds.decode(
          bytes,
          bytes.length,
          Position.line("cel", 1),
          clocks,
          each -> {
            if (each instanceof Decoded.Read read) {
              calls.add((Call) read.signal());
            } else {
              assertThat(each).isInstanceOf(Decoded.Passed.class);
            }
          });
    }
    return calls;
  }

  /** By call, in whatever order its events come, and each twice. */
  private static Map<String, CallSummary> assembled(List<Event> events) {
    List<String> lines = new ArrayList<>();
    events.forEach(each -> lines.add(WRITER.csv(each)));
    lines.addAll(List.copyOf(lines));
    Map<String, CallSummary> first = null;
    for (int i = 0; i < 10; i++) {
      CallAssembler assembler = new CallAssembler(source -> 600_000, 14_400_000);
      Map<String, CallRecords> states = new TreeMap<>();
      for (Call each : decoded(lines)) {
        CallRecords state = states.computeIfAbsent(each.call(), id -> new CallRecords());
        assertThat(assembler.add(state, each, 0, T + 90_000).another()).isFalse();
      }
      Map<String, CallSummary> whole = new TreeMap<>();
      states.forEach((call, state) -> whole.put(call, assembler.whole(state)));
      assertThat(whole).isEqualTo(first == null ? whole : first);
      first = whole;
      Collections.shuffle(lines, new Random(i));
    }
    return first;
  }

  private static CallSummary only(CelCall call) {
    Map<String, CallSummary> all = assembled(call.events());
    assertThat(all.keySet()).containsExactly("pbx-1/" + call.caller().uniqueid());
    return all.values().iterator().next();
  }

  /** Attempts, when it was answered and over in seconds, direction, trunk, account, outcome. */
  private static String outcome(CallSummary call) {
    Call end = call.end().orElseThrow();
    return "%d bid, %s-%d s, %s %s %s, %d %d %s"
        .formatted(
            call.bids(),
            call.answer().map(each -> String.valueOf((each.time() - T) / 1000)).orElse("no"),
            (end.time() - T) / 1000,
            call.answer().orElse(end).direction(),
            call.answer().orElse(end).trunk(),
            call.answer().orElse(end).account(),
            end.sipCode(),
            end.q850(),
            end.releasedBy());
  }

  private static String outcome(CelCall call) {
    return outcome(only(call));
  }

  @Test
  void plainCalls() {
    CallSummary call = only(answered(out(), "carrier-a", DIAL));

    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-80 s, outbound carrier-a pbx-1/102, 200 16 callee");
    assertThat(call.attempt().time()).isEqualTo(T);
    assertThat(call.attempt().to()).isEqualTo("+8821600010");
    assertThat(call.attempt().direction()).isEqualTo("outbound");
    assertThat(call.end()).map(Call::talkMillis).hasValue(60_010L);
    assertThat(call.end()).map(Call::account).hasValue("pbx-1/102");
    assertThat(call.end()).map(Call::trunk).hasValue("carrier-a");
    assertThat(outcome(answered(in(), "102", "PJSIP/102")))
        .isEqualTo("1 bid, 20-80 s, inbound carrier-a pbx-1/102, 200 16 callee");
    assertThat(outcome(answered(first("102", 10, "102", "103", "x"), "103", "PJSIP/103")))
        .isEqualTo("1 bid, 20-80 s, internal  pbx-1/102, 200 16 callee");
  }

  @Test
  void callsThatNobodyAnswers() {
    Channel caller = out();
    Function<CelCall, String> told = AsteriskCelFormatTest::outcome;

    assertThat(told.apply(failed(caller, "carrier-a", "BUSY", 17, "")))
        .isEqualTo("1 bid, no-30 s,   pbx-1/102, 486 17 network");
    assertThat(told.apply(failed(caller, "carrier-a", "NOANSWER", 19, "dialplan/builtin")))
        .isEqualTo("1 bid, no-30 s,   pbx-1/102, 480 19 network");
    assertThat(told.apply(failed(caller, "carrier-a", "CANCEL", 0, caller.name())))
        .as("the caller gave up")
        .isEqualTo("1 bid, no-30 s,   pbx-1/102, 487 -1 caller");
    assertThat(told.apply(failed(caller, "carrier-a", "CONGESTION", 34, "")))
        .isEqualTo("1 bid, no-30 s,   pbx-1/102, 503 34 network");
    assertThat(told.apply(failed(in(), "102", "CHANUNAVAIL", 20, "dialplan/builtin")))
        .isEqualTo("1 bid, no-30 s, inbound carrier-a , 503 20 network");
    assertThat(told.apply(failed(in(), "102", "", 21, "dialplan/agi")))
        .isEqualTo("1 bid, no-30 s, inbound carrier-a , -1 21 network");
  }

  @Test
  void destinationsThatRingSideBySideAreOneCall() {
    CelCall call = new CelCall(in()).app("Dial", "PJSIP/101&PJSIP/102&PJSIP/103", 100);
    Channel one = call.dials("101", 200);
    Channel two = call.dials("102", 201);
    Channel three = call.dials("103", 202);
    call.drops(three, 17, "", 5_000)
        .connects(two, "Dial", "PJSIP/101&PJSIP/102&PJSIP/103", 20_000)
        .drops(one, 26, "", 20_001)
        .drops(two, 16, in().name(), 80_000)
        .ends(16, in().name(), "ANSWER", 80_010);

    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-80 s, inbound carrier-a pbx-1/102, 200 16 caller");
  }

  @Test
  void aQueueThatAnswersItselfIsNoAnswer() {
    CelCall call = new CelCall(in()).add(Event.of("ANSWER", T + 1_000, in()).in("Answer", ""));
    Channel agent = call.dials("102", 2_000);
    call.connects(agent, "Queue", "sales", 20_000)
        .drops(agent, 16, agent.name(), 80_000)
        .ends(16, agent.name(), "ANSWER", 80_010);

    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-80 s, inbound carrier-a pbx-1/102, 200 16 callee");
  }

  @Test
  void aBlindTransferIsPartOfItsCall() {
    CelCall call = new CelCall(in()).app("Dial", "PJSIP/102", 100);
    Channel called = call.dials("102", 200);
    call.connects(called, "Dial", "PJSIP/102", 20_000)
        .add(Event.of("BLINDTRANSFER", T + 40_000, called))
        .drops(called, 16, called.name(), 40_001)
        .app("Dial", DIAL, 40_100);
    Channel target = call.dials("carrier-b", 40_200);
    call.add(Event.of("ANSWER", T + 60_000, target).in("AppDial", "(Outgoing Line)"))
        .bridges(target, "Dial", DIAL.replace("-a", "-b"), 60_002)
        .drops(target, 16, target.name(), 99_990)
        .ends(16, target.name(), "ANSWER", 100_000);

    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-100 s, inbound carrier-a pbx-1/102, 200 16 callee");
  }

  /** The consultation is a call. Its channels join the first call, and it is over then. */
  @Test
  void anAttendedTransferEndsTheConsultation() {
    CelCall call = new CelCall(in()).app("Dial", "PJSIP/102", 100);
    Channel called = call.dials("102", 200);
    call.connects(called, "Dial", "PJSIP/102", 20_000);
    Channel asks = first("102", 30, "102", FAR, "from-internal");
    CelCall consultation = new CelCall(asks).app("Dial", DIAL, 100);
    Channel target = consultation.dials("carrier-a", 30_200);
    consultation
        .connects(target, "Dial", DIAL, 40_000)
        .add(Event.of("ATTENDEDTRANSFER", T + 60_000, called))
        .add(Event.of("LINKEDID_END", T + 60_001, asks));
    String joined = call.caller().linkedid();
    Event left = Event.of("HANGUP", T + 60_002, asks.of(joined)).because(16, asks.name(), "ANSWER");
    call.drops(called, 16, called.name(), 60_002)
        .add(left)
        .drops(target.of(joined), 16, target.name(), 99_990)
        .ends(16, target.name(), "ANSWER", 100_000);
    List<Event> all = new ArrayList<>(call.events());
    all.addAll(consultation.events());

    Map<String, CallSummary> calls = assembled(all);

    assertThat(calls).hasSize(2);
    assertThat(outcome(calls.get("pbx-1/" + joined)))
        .isEqualTo("1 bid, 20-100 s, inbound carrier-a pbx-1/102, 200 16 callee");
    assertThat(outcome(calls.get("pbx-1/" + asks.uniqueid())))
        .isEqualTo("1 bid, 40-60 s, outbound carrier-a pbx-1/102, -1 -1 ");
  }

  @Test
  void aCallThatIsForwardedToATrunkGoesOutFromItsAnswerOn() {
    CallSummary call = only(answered(in(), "carrier-b", "PJSIP/8821600010@carrier-b"));

    assertThat(call.attempt().direction()).isEqualTo("inbound");
    assertThat(call.answer()).map(Call::direction).hasValue("outbound");
    assertThat(call.answer()).map(Call::trunk).hasValue("carrier-b");
  }

  @Test
  void avoicemailIsNoAnswerAndNoCallStaysOpen() {
    CelCall call = new CelCall(in()).app("Dial", "PJSIP/102", 100);
    Channel called = call.dials("102", 200);
    call.drops(called, 19, "", 20_000)
        .add(Event.of("ANSWER", T + 21_000, in()).in("VoiceMail", "102@default"))
        .ends(16, in().name(), "NOANSWER", 60_000);

    assertThat(outcome(call)).isEqualTo("1 bid, no-60 s, inbound carrier-a , 480 16 caller");
  }

  /** A follow-me asks whoever answers to press a key, and the caller gives up meanwhile. */
  @Test
  void aCallThatSomebodyAnsweredIsOverWithItsLastChannel() {
    CelCall call = new CelCall(in()).app("Dial", "Local/102@fmgrps", 100);
    Channel way = call.dials("Local/102@fmgrps", 200);
    Channel target = call.dials("carrier-b", 300);
    call.add(Event.of("ANSWER", T + 20_000, target).in("AppDial", "(Outgoing Line)"))
        .leaves(0, in().name(), "CANCEL", 30_000)
        .drops(way, 0, "", 30_001)
        .drops(target, 16, "", 31_000)
        .add(Event.of("LINKEDID_END", T + 31_001, target));

    assertThat(outcome(call)).startsWith("1 bid, 20-31 s, outbound carrier-b , -1 ");
  }

  @Test
  void whatLiesBehindALocalChannelAnswersForIt() {
    CelCall call = new CelCall(out()).app("Dial", "Local/9@x", 100);
    Channel way = call.dials("Local/9@x", 200);
    Channel target = call.dials("carrier-a", 300);
    call.add(Event.of("ANSWER", T + 20_000, target).in("AppDial", "(Outgoing Line)"))
        .connects(way, "Dial", "Local/9@x", 20_005)
        .ends(16, out().name(), "ANSWER", 80_000);

    assertThat(said(call))
        .contains("ANSWER passed leg", "BRIDGE_ENTER passed leg")
        .doesNotContain("BRIDGE_ENTER told " + out().uniqueid() + ":connected");
    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-80 s, outbound carrier-a pbx-1/102, 200 16 caller");
  }

  @Test
  void whoMeetsInAConferenceHasNotCalledEachOther() {
    Event enters = Event.of("BRIDGE_ENTER", T, in());

    for (Event each :
        List.of(
            enters.in("ConfBridge", "1").with("PJSIP/carrier-b-00000001"),
            enters.in("Dial", DIAL).with("PJSIP/carrier-b-00000001,PJSIP/102-00000002"),
            enters.in("Dial", DIAL).with(""))) {
      assertThat(said(WRITER.csv(each))).isEqualTo("passed leg");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "-1", "h", "i", "*97", "", "alice", "7", "+"})
  void withoutANumberThereIsNoAttempt(String exten) {
    CelCall call = answered(first("102", 10, "102", exten, "from-internal"), "carrier-a", DIAL);

    assertThat(said(WRITER.csv(call.events().get(0)))).isEqualTo("passed no-number");
    assertThat(outcome(call))
        .isEqualTo("1 bid, 20-80 s, outbound carrier-a pbx-1/102, 200 16 callee");
  }

  @ParameterizedTest
  @CsvSource({
    "102,+8821600010#,102,+8821600010",
    ",0088216,,0088216",
    "anonymous,112,anonymous,112",
    "<unknown>,0088216,<unknown>,0088216",
    "+1206555****,0088216,+1206555****,0088216"
  })
  void numbersAreToldAsTheyAre(String num, String exten, String from, String to) {
    Channel caller = first("102", 10, num == null ? "" : num, exten, "from-internal");

    Map<String, Object> told = fields(Event.of("CHAN_START", T, caller));

    assertThat(told.get("from")).isEqualTo(from);
    assertThat(told.get("to")).isEqualTo(to);
  }

  @Test
  void withoutTrunksOnlyConnectionsTellThem() {
    List<Event> events = answered(out(), "carrier-a", DIAL).events();

    assertThat(fields(feed(), WRITER.csv(events.get(3)))).doesNotContainKeys("trunk", "direction");
    assertThat(fields(feed(), WRITER.csv(events.get(6))))
        .containsEntry("trunk", "carrier-a")
        .containsEntry("direction", "outbound");
    assertThat(fields(feed(), WRITER.csv(answered(in(), "102", "PJSIP/102").events().get(0))))
        .as("by FreePBX's context")
        .containsEntry("trunk", "carrier-a")
        .containsEntry("direction", "inbound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAN_END", "BRIDGE_EXIT", "APP_START", "APP_END", "PARK_START", "BLINDTRANSFER",
        "ATTENDEDTRANSFER", "PICKUP", "FORWARD", "LOCAL_OPTIMIZE", "DTMF", "NEW_IN_SOME_YEAR"
      })
  void otherEventsTellNothing(String type) {
    Event event = Event.of(type, T, out());

    for (String line : List.of(WRITER.csv(event), WRITER.json(event), WRITER.manager(event))) {
      assertThat(said(line)).isEqualTo("passed other");
    }
  }

  @Test
  void linesThatAreNoEventsTellNothing() {
    assertThat(said(" ")).isEqualTo("passed blank");
    assertThat(said(feed(List.of(), "", "eventtype", "num"), "eventtype,num"))
        .isEqualTo("passed header");
    String named = WRITER.csv(Event.of("HANGUP", T, out())).replaceAll("\"\",\"\"$", "\"x\",\"\"");
    assertThat(said(named)).as("an event of the dial plan's own").isEqualTo("passed other");
  }

  @Test
  void whatAnEventNeeds() {
    String line = WRITER.csv(Event.of("CHAN_START", T, out()));
    String id = out().uniqueid();

    assertThat(said(line.replace("CHAN_START", ""))).isEqualTo("refused eventtype");
    assertThat(said(line.replace(id, ""))).isEqualTo("refused uniqueid");
    assertThat(said(line.replace(id + "\",\"" + id, id + "\",\""))).isEqualTo("refused linkedid");
    assertThat(said("{}")).isEqualTo("refused");
    assertThat(said("{\"a\":1}")).isEqualTo("refused eventtype");
    assertThat(said(line + ",\"\"")).as("another column").isEqualTo("refused");
    String json = WRITER.json(Event.of("CHAN_START", T, out()));
    assertThat(said(json.replace("{", "{\"exten\":\"1\","))).isEqualTo("refused dst");
    assertThat(said(json.replace("{", "{\"name\":\"x\",\"new\":[{}],")))
        .isEqualTo("told " + id + ":attempt");
  }

  /** Details never cost the end of a call. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "16,PJSIP/102-0000000a,ANSWER",
        "{",
        "[]",
        "{\"hangupcause\":\"x\"}",
        "{\"hangupcause\":-1}",
        "{\"hangupcause\":1e2}",
        "{\"dialstatus\":\"TORTURE\"}",
        "{\"hangupcause\":16,\"hangupcause\":17}",
        "{\"hangupcause\":[16]}"
      })
  void anEndWithoutItsReasonsIsAnEnd(String extra) {
    Event event = new Event("HANGUP", T, out(), "", "", "", extra);

    assertThat(fields(event)).containsEntry("phase", "end").doesNotContainKeys("q850", "sipCode");
  }

  @ParameterizedTest
  @CsvSource({
    "1795597200.000417, 2026-11-25T09:00:00Z",
    "1795597200, 2026-11-25T09:00:00Z",
    "1795597200.9, 2026-11-25T09:00:00.900Z",
    "1795597200000, 2026-11-25T09:00:00Z",
    "1795597200000417, 2026-11-25T09:00:00Z",
    "2026-11-25T09:00:00+0100, 2026-11-25T08:00:00Z",
    "2026-11-25 10:00:00, 2026-11-25T09:00:00Z",
    "2028-02-29 10:00:00.5, 2028-02-29T09:00:00.500Z",
    // summer time comes: there is no 02:30
    "2026-03-29 02:30:00, 2026-03-29T01:30:00Z",
    // winter time comes: 02:30 twice
    "2026-10-25 02:30:00, 2026-10-25T00:30:00Z"
  })
  void timesAreOfTheFeedsClock(String text, String at) {
    String line = WRITER.csv(Event.of("LINKEDID_END", T, out())).replace("1795597200.10", "x.10");

    assertThat(
            fields(
                FEED.withClock(ZoneId.of("Europe/Berlin")),
                line.replace("1795597200.000417", text)))
        .containsEntry("time", Instant.parse(at).toEpochMilli());
  }

  @Test
  void noEventIsBeforeItsChannel() {
    String line =
        WRITER
            .csv(Event.of("CHAN_START", T, out()))
            .replace("1795597200.000417", "2026-10-25 02:30:00")
            .replace("1795597200.10", "1792891800.10");

    assertThat(fields(FEED.withClock(ZoneId.of("Europe/Berlin")), line))
        .containsEntry("time", Instant.parse("2026-10-25T01:30:00Z").toEpochMilli());
  }

  @Test
  void aClockThatStepsBackLeavesOutWhenTheCallBegan() {
    String line =
        WRITER.csv(Event.of("HANGUP", T, out())).replace("\"1795597200.10", "\"1795597260.10");

    assertThat(fields(FEED, line)).containsEntry("time", T).doesNotContainKey("started");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.000000",
        "179559720",
        "17955972000",
        "-1795597200.0",
        "1.7955972E9",
        "tomorrow",
        "2026-02-30 09:00:00",
        "25/11/2026 09:00:00",
        "1795597200.x",
        "٣"
      })
  void anEventWithoutATimeIsRefused(String time) {
    String line = WRITER.csv(Event.of("CHAN_START", T, out()));

    assertThat(said(line.replace("1795597200.000417", time))).isEqualTo("refused eventtime");
    assertThat(said(line.replace("1795597200.000417", ""))).isEqualTo("refused eventtime");
  }

  @Test
  void aSecondClockShowsTheZone() {
    Event event = Event.of("CHAN_START", T, out());
    Line line = Line.of(LOCAL.csv(event), 0);
    Line summer = Line.of(new CelWriter(ZoneId.of("+02:00"), true).csv(event), 0);
    Line end = Line.of(LOCAL.csv(Event.of("HANGUP", T + 900_000, out())), 0);

    assertThat(FORMAT.offsetMinutes(line, FEED)).hasValue(0);
    assertThat(FORMAT.offsetMinutes(summer, FEED)).hasValue(120);
    assertThat(FORMAT.offsetMinutes(end, FEED)).isEmpty();
    assertThat(FORMAT.offsetMinutes(Line.of("x", 0), FEED)).isEmpty();
  }

  @Test
  void whoIsATrunkAndWhy() {
    List<Event> events = answered(out(), "carrier-a", DIAL).events();
    Function<Event, CallRoles> roles =
        each -> FORMAT.roles(Line.of(WRITER.csv(each), 0), feed()).orElseThrow();

    assertThat(roles.apply(events.get(0)).ingress()).isEqualTo("102");
    assertThat(roles.apply(events.get(6)))
        .isEqualTo(
            new CallRoles(
                "102",
                "carrier-a",
                "from-internal",
                true,
                false,
                true,
                "a public number was dialled through it"));
    assertThat(FORMAT.roles(Line.of(WRITER.csv(events.get(3)), 0), feed())).isEmpty();
    assertThat(FORMAT.roles(Line.of("x", 0), feed())).isEmpty();
  }

  @Test
  void theAccountIsWhatTheSettingsSay() {
    Channel caller = out();
    Channel coded =
        new Channel(
            caller.name(),
            caller.uniqueid(),
            caller.linkedid(),
            "",
            "102",
            FAR,
            "from-internal",
            "acme",
            "");
    String line = WRITER.csv(Event.of("CHAN_START", T, coded));

    assertThat(fields(FEED, line)).containsEntry("account", "acme");
    assertThat(fields(feed(List.of("c"), "endpoint"), line)).containsEntry("account", "102");
    assertThat(fields(feed(List.of("c"), "Num"), line)).containsEntry("account", "102");
    assertThat(fields(feed(List.of("c"), "context"), line))
        .containsEntry("account", "from-internal");
    assertThat(fields(feed(List.of("c"), "amaflags"), line)).containsEntry("account", "3");
  }

  @Test
  void settingsThatTellNothingAreFaults() {
    assertThat(FORMAT.faults(FEED)).isEmpty();
    assertThat(
            FORMAT.faults(
                feed(
                    List.of(),
                    "AccountCode",
                    "EventType",
                    "eventtime",
                    "uniqueid",
                    "linkedid",
                    "accountcode")))
        .isEmpty();
    assertThat(FORMAT.faults(feed(List.of(), "x", "eventtype", "num", "calleridnum")))
        .containsExactly(
            "`columns` needs eventtype, eventtime, uniqueid, linkedid",
            "`columns` names a field twice",
            "`account` is neither `endpoint` nor one of `columns`");
  }

  @Test
  void aLineThatIsCutOffTellsNothingElse() {
    for (CelCall call : calls()) {
      for (Event event : call.events()) {
        String line = WRITER.csv(event);
        String whole = said(line);
        for (int length = 1; length < line.length(); length++) {
          String cut = line.substring(0, length);
          // Right behind the last comma an end may lack its reasons.
          if (cut.endsWith(",") && said(cut).startsWith("told")) {
            assertThat(fields(FEED, line)).containsAllEntriesOf(fields(FEED, cut));
          } else {
            assertThat(said(cut)).isIn("refused", whole);
          }
        }
        for (String json : List.of(WRITER.json(event), WRITER.manager(event))) {
          for (int length = 1; length < json.length(); length++) {
            assertThat(said(json.substring(0, length))).isEqualTo("refused");
          }
        }
      }
    }
  }

  @Property(tries = 300)
  void namesOfStrangersMoveNothingElse(@ForAll("foreign") String name) {
    for (Event event : answered(in(), "102", "PJSIP/102").events()) {
      Event named =
          new Event(
              event.type(),
              event.time(),
              event.channel().named(name),
              event.app(),
              event.data(),
              event.peer(),
              event.extra());
      Told whole = read(FEED, WRITER.csv(event));
      for (String line : List.of(WRITER.csv(named), WRITER.json(named), WRITER.manager(named))) {
        Told told = read(FEED, line);
        assertThat(told.passed()).isEqualTo(whole.passed());
        assertThat(told.records()).hasSameSizeAs(whole.records());
      }
      if (!whole.records().isEmpty()) {
        assertThat(fields(named)).isEqualTo(whole.only().fields());
        assertThat(fields(FEED, WRITER.json(named))).isEqualTo(whole.only().fields());
      }
    }
  }

  @Provide
  static Arbitrary<String> foreign() {
    return Arbitraries.of(
            "\"",
            "\"\"",
            ",",
            "\\\"",
            "<",
            "{",
            "}",
            ":",
            "\0",
            "\r",
            "\uFFFD",
            "a",
            "\"}",
            "\",\"exten\":\"88216000123\",\"x\":\"",
            "\",\"88216000123\",\"",
            "x".repeat(65_536))
        .list()
        .ofMaxSize(5)
        .map(list -> String.join("", list));
  }

  @Test
  void aNameWithALineBreakCostsTheEventAndMakesNoOther() {
    String line = WRITER.csv(Event.of("CHAN_START", T, out().named("Ada\nBob")));

    for (String half : line.split("\n", -1)) {
      assertThat(said(half)).isEqualTo("refused");
    }
  }

  @Property(tries = 500)
  void nothingButARefusalIsThrown(@ForAll("nonsense") String text) {
    String line = WRITER.csv(Event.of("HANGUP", T, out()).because(16, "x", "ANSWER"));
    for (String each :
        List.of(
            text,
            line.replace("\"\"x\"\"", text),
            line.replace(out().name(), text),
            line.replace(out().uniqueid(), text))) {
      assertThatCode(
              () -> {
                said(each);
                FORMAT.roles(Line.of(each, 0), feed());
                FORMAT.offsetMinutes(Line.of(each, 0), feed());
                FORMAT.redacted(each);
              })
          .doesNotThrowAnyException();
    }
  }

  @Provide
  static Arbitrary<String> nonsense() {
    return Arbitraries.of(
            "\"",
            ",",
            "{",
            "}",
            ":",
            "[",
            "\\",
            "-",
            ".",
            "/",
            "@",
            "1",
            " ",
            "HANGUP",
            "PJSIP/",
            "\0",
            "\uD800",
            "٣",
            "null",
            "digit",
            "9999999999999999",
            "\"eventtype\"")
        .list()
        .ofMaxSize(20)
        .map(list -> String.join("", list));
  }

  @Test
  void passwordsAndKeysThatArePressedAreTakenOut() {
    Event key =
        new Event("DTMF", T, out(), "", "", "", "{\"digit\":\"7\",\"duration_ms\":\"160\"}");
    Event pin = Event.of("APP_START", T, out()).in("Authenticate", "8151,a");

    for (Function<Event, String> form :
        List.<Function<Event, String>>of(WRITER::csv, WRITER::json, WRITER::manager)) {
      assertThat(FORMAT.redacted(form.apply(key)))
          .contains("digit", "duration_ms", "160")
          .doesNotContain("7\\\"", "7\"\"");
      assertThat(FORMAT.redacted(form.apply(pin))).contains("Authenticate").doesNotContain("8151");
    }
    String line = WRITER.csv(answered(out(), "carrier-a", DIAL).events().get(6));
    assertThat(FORMAT.redacted(line)).isEqualTo(line);
  }
}
