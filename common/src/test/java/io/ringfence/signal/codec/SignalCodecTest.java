package io.ringfence.signal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Golden;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SignalCodecTest {

  private static final long TIME = 1_764_061_200_000L;
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550123");

  private static final Call CALL =
      CallFixture.call("c-91", CallPhase.END, TIME)
          .id("c-91:end")
          .source("sbc-1")
          .started(TIME - 62_000)
          .from("+12025550123")
          .to("+88216000123")
          .account("acme-17")
          .device("mac:001122334455")
          .address("203.0.113.7")
          .userAgent("Zoiper")
          .trunk("carrier-a")
          .direction("outbound")
          .attestation("B")
          .ring(1200)
          .talk(60_800)
          .sip(200)
          .q850(16)
          .releasedBy("caller")
          .call();

  /** One of each kind, in the order of the golden file. */
  private static final List<Signal> ALL =
      List.of(
          CALL,
          new Message(
              "m-1",
              TIME,
              "smsc",
              "m-1",
              SignalTopic.MESSAGE_DELIVERED,
              true,
              "sms",
              "+12025550123",
              "NG:3036",
              "acme-17",
              "",
              "203.0.113.7",
              "",
              2,
              "a1b2",
              1,
              160,
              0,
              ""),
          new Session(
              "s-1",
              TIME,
              "meet",
              SignalTopic.SESSION_REFUSE,
              "m-77",
              "p-3",
              "acme-17",
              "",
              "",
              ""),
          new Quality("q-1", TIME, "probe", "c-91", "carrier-a", "us-east", 4.1, 12, -1, 80),
          new Security(
              "e-1",
              TIME,
              "reg",
              SignalTopic.SECURITY_REGISTER_FAILED,
              "acme-17",
              "",
              "",
              "",
              "2001:db8::1",
              "friendly-scanner",
              "US",
              40.7,
              Double.NaN),
          new Listing(
              "l-1",
              TIME,
              "ops",
              SignalTopic.LISTING_ADD,
              NUMBER,
              "house",
              "irsf",
              TIME - 1,
              Long.MAX_VALUE,
              false,
              "ann"),
          new Listing(
              "l-2",
              TIME,
              "ops",
              SignalTopic.LISTING_REMOVE,
              new Subject(SubjectKind.NETWORK, "203.0.113.0/24"),
              "house",
              "",
              0,
              1,
              true,
              ""),
          new Privacy("p-1", TIME, "dpo", SignalTopic.PRIVACY_ERASE, NUMBER, "request"),
          new Privacy("p-2", TIME, "dpo", SignalTopic.PRIVACY_HOLD, NUMBER, "")
              .askedBy("legal")
              .on(new Privacy.HoldTerms("order 7", TIME + 1000, TIME + 500)),
          new Privacy("p-3", TIME, "dpo", SignalTopic.PRIVACY_CORRECT, NUMBER, "")
              .correcting(Correction.ofRecords(List.of("c-91:end", "c-92:end"))),
          new Privacy("p-4", TIME, "dpo", SignalTopic.PRIVACY_ERASE, NUMBER, "")
              .instructedBy("acme"));

  private final SignalCodec codec = new SignalCodec();

  @Test
  void theStoredFormIsThatOfTheGoldenFile() throws IOException {
    List<String> written = ALL.stream().map(signal -> Golden.toHex(signal, codec)).toList();

    assertThat(written).isEqualTo(Golden.lines("signal.v1"));
    assertThat(Golden.read("signal.v1", codec, 1)).isEqualTo(ALL);
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> Golden.fromHex("63", codec, 1)).hasMessageContaining("code 99");
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll("signals") Signal signal) {
    assertThat(Golden.roundTrip(signal, codec)).isEqualTo(signal);
  }

  @Provide
  Arbitrary<Signal> signals() {
    Arbitrary<Long> times =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(-1L, 0L, TIME, Long.MAX_VALUE));
    Arbitrary<Integer> counts =
        Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.integers().between(-1, 300));
    Arbitrary<Subject> subjects =
        Combinators.combine(Arbitraries.of(SubjectKind.class), texts().filter(t -> !t.isEmpty()))
            .as(Subject::new);
    return Arbitraries.oneOf(
        Combinators.combine(texts(), texts(), times, times, counts, Arbitraries.of(CallPhase.class))
            .as(
                (a, b, t, u, n, phase) ->
                    new Call(
                        a,
                        t,
                        b,
                        a,
                        phase,
                        new CallParties(b, a, b, a, b, a),
                        new CallRoute(b, a, b),
                        new CallProgress(u, u, t, n, n + 1, a))),
        Combinators.combine(texts(), texts(), times, topics(), counts, counts)
            .as(
                (a, b, t, topic, n, m) ->
                    new Message(
                        a, t, b, a, topic, n > m, b, a, b, a, b, a, b, n, a, m, n, m, unbroken(b))),
        Combinators.combine(texts(), texts(), times, topics())
            .as((a, b, t, topic) -> new Session(a, t, b, topic, a, b, a, b, a, b)),
        Combinators.combine(texts(), texts(), times, Arbitraries.doubles())
            .as((a, b, t, d) -> new Quality(a, t, b, a, b, a, d, -1, d, -d)),
        Combinators.combine(texts(), texts(), times, topics(), Arbitraries.doubles())
            .as(
                (a, b, t, topic, d) ->
                    new Security(a, t, b, topic, b, a, b, a, b, a, b, d, Double.NaN)),
        Combinators.combine(texts(), texts(), times, times, topics(), subjects)
            .as(
                (a, b, t, u, topic, subject) ->
                    new Listing(a, t, b, topic, subject, a, b, u, t, t > u, b)),
        Combinators.combine(texts(), texts(), times, topics(), subjects)
            .as(
                (a, b, t, topic, subject) ->
                    new Privacy(a, t, b, topic, subject, b)
                        .askedBy(a)
                        .on(new Privacy.HoldTerms(b, t, -t))
                        .correcting(new Correction(a, b, List.of(b, a)))
                        .instructedBy(a)));
  }

  /** As hosts are, which cannot hold a line break. */
  private static String unbroken(String text) {
    return text.replace("\n", "");
  }

  private static Arbitrary<SignalTopic> topics() {
    return Arbitraries.of(SignalTopic.class);
  }

  /** Without lone surrogates, which no decoded record has. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ascii().withChars("\u00e9\u4e2d\u0000").ofMaxLength(40);
  }
}
