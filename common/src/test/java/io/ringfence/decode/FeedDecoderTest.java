package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded.Passed;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.feed.Source;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Feed;
import io.ringfence.signal.Call;
import io.ringfence.signal.Retention;
import io.ringfence.topics.RecordKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDecoderTest {

  private static final String SETTINGS =
      """
      sources:
        default: {region: GB}
        hq:
          topic: pbx.hq
          files: "hq*.jsonl"
          format: jsonl
          kinds: [call]
          realm: hq
          inside: ["+4420794600*"]
          fields: {id: uid, time: end, from: src, to: dst, account: acct, talkMillis: bill, trunk: gw, phase: ph}
        carrier:
          files: cdr.csv
          format: csv
          fields: {time: Beginn, from: A, to: B, delimiter: ;}
        own: {topic: pbx.own, kinds: [call]}
      """;

  private static final long RECEIVED = Instant.parse("2026-11-25T09:05:00Z").toEpochMilli();

  private final FeedDecoder feeds = of(SETTINGS);

  private static FeedDecoder of(String yaml) {
    Sources sources = Sources.read(yaml).value();
    return new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
  }

  private List<Decoded> decoded(String record, Position position) {
    List<Decoded> told = new ArrayList<>();
    byte[] bytes = record.getBytes(UTF_8);
    feeds.decode(
        bytes,
        bytes.length,
        position,
        new FeedDecoder.Clocks(RECEIVED, Decoder.NO_CLOCK, Decoder.NO_CLOCK),
        told::add);
    return told;
  }

  private Decoded fromHq(String record) {
    List<Decoded> told = decoded(record, new Position("pbx.hq", 0, 7));
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private static String call(String more) {
    return """
        {"uid":"17.1","end":"2026-11-25T09:00:00Z","src":"02079460018","dst":"+8821600010","acct":"102","ph":"end","bill":"12"%s}\
        """
        .formatted(more);
  }

  private static Call call(Decoded decoded) {
    return (Call) ((Read) decoded).signal();
  }

  private static Refusal refusal(Decoded decoded) {
    return ((Refused) decoded).refusal();
  }

  @Test
  void aTopicOfAFeedIsReadInItsFormatAndItsRealm() {
    Call call = call(fromHq(call("")));

    assertThat(call.id()).isEqualTo("hq:17.1:end");
    assertThat(call.source()).isEqualTo("hq");
    assertThat(call.account()).isEqualTo("hq/102");
    assertThat(call.call()).isEqualTo("hq/17.1");
    assertThat(call.from()).isEqualTo("+442079460018");
  }

  @ParameterizedTest
  @CsvSource({
    "02079460018, +8821600010, outbound",
    "+8821600010, 02079460018, inbound",
    "02079460018, 02079460017, internal",
    "+12025550123, +8821600010, ''"
  })
  void ownNumbersTellTheDirection(String from, String to, String direction) {
    String record =
        call("").replace("02079460018", from).replace("\"dst\":\"+8821600010", "\"dst\":\"" + to);

    assertThat(call(fromHq(record)).direction()).isEqualTo(direction);
  }

  @Test
  void filesAreKnownByTheirNames() {
    assertThat(decoded(call(""), Position.line("in/hq-1.jsonl", 1)))
        .singleElement()
        .isInstanceOf(Read.class);
    String own =
        """
        {"type":"call","id":"c:a","call":"c","phase":"attempt","time":"2026-11-25T09:00:00Z","from":"+442079460018","to":"+8821600010"}\
        """;
    assertThat(decoded(own, Position.line("in/other.jsonl", 1)))
        .singleElement()
        .isInstanceOf(Read.class);
    assertThat(fromHq(own)).isNotInstanceOf(Read.class);
  }

  @Test
  void theFirstLineOfAFileMayNameItsColumns() {
    feeds.begin("cdr.csv", "B;Beginn;A".getBytes(UTF_8));

    List<Decoded> line =
        decoded("+8821600010;2026-11-25 09:00:00;02079460018", Position.line("cdr.csv", 2));

    assertThat(decoded("B;Beginn;A", Position.line("cdr.csv", 1)))
        .singleElement()
        .isInstanceOf(Passed.class);
    assertThat(call(line.get(0)).to()).isEqualTo("+8821600010");
  }

  @Test
  void aBadDetailIsLeftOutAndABadTimeRefused() {
    Call call = call(fromHq(call(",\"gw\":\"" + "x".repeat(300) + "\"")));
    assertThat(call.trunk()).isEmpty();

    Refusal refused = refusal(fromHq(call("").replace("2026-11-25T09:00:00Z", "yesterday")));
    assertThat(refused.reason()).isEqualTo(RefusalReason.BAD_FIELD);
    assertThat(refused.field()).isEqualTo("end");
  }

  @Test
  void whatIsPassedOverSaysItsKind() {
    String ringing = call("").replace("\"end\",\"bill\"", "\"ringing\",\"bill\"");

    assertThat(fromHq(ringing))
        .isEqualTo(new Passed(new Position("pbx.hq", 0, 7), "other", ringing.length()));
  }

  @Test
  void aFeedTellsOnlyWhatItsSettingsSay() {
    Feed calls =
        new Feed(
            "gate",
            "sshd",
            "gate",
            "",
            false,
            Set.of(RecordKind.CALL),
            ZoneOffset.UTC,
            "",
            List.of(),
            List.of(),
            "",
            List.of(),
            Map.of());
    Sources sources =
        new Sources(new Source("GB", ZoneOffset.UTC, 600_000), Map.of(), List.of(calls));
    List<Decoded> told = new ArrayList<>();
    byte[] login =
        "2026-11-25T09:00:00Z gate sshd[1]: Failed password for a from 192.0.2.7 port 1 ssh2"
            .getBytes(UTF_8);

    new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources)
        .decode(
            login,
            login.length,
            new Position("gate", 0, 0),
            new FeedDecoder.Clocks(RECEIVED, Decoder.NO_CLOCK, Decoder.NO_CLOCK),
            told::add);

    assertThat(told)
        .singleElement()
        .satisfies(each -> assertThat(refusal(each).reason()).isEqualTo(RefusalReason.WRONG_TOPIC));
  }

  @Test
  void anEnvelopeComesOffAndIsNotKeptInRefusals() {
    String wrapped =
        "{\"host\":\"collector\",\"message\":\"%s\"}".formatted(call("").replace("\"", "\\\""));
    assertThat(call(fromHq(wrapped)).account()).isEqualTo("hq/102");

    Refusal refused = refusal(fromHq(wrapped.replace("09:00:00Z", "")));
    assertThat(new String(refused.raw(), UTF_8)).startsWith("{\"uid\"");
  }

  @Test
  void whatIsTooLargeIsRefusedUnread() {
    Refusal refused = refusal(fromHq(call(",\"x\":\"" + "y".repeat(300_000) + "\"")));

    assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_LARGE);
    assertThat(refused.length()).isGreaterThan(300_000);
    assertThat(refused.raw().length).isLessThanOrEqualTo(Decoder.KEPT);
  }

  @Property
  void neverThrows(@ForAll byte[] bytes) {
    List<Decoded> told = new ArrayList<>();

    feeds.decode(
        bytes,
        bytes.length,
        new Position("pbx.hq", 0, 0),
        new FeedDecoder.Clocks(RECEIVED, Decoder.NO_CLOCK, Decoder.NO_CLOCK),
        told::add);

    assertThat(told).hasSize(1);
  }
}
