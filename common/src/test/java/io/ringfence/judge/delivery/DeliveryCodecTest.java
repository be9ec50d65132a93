package io.ringfence.judge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.judge.delivery.Observation.Fact;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DeliveryCodecTest {

  private static final long TIME = 1_764_061_200_000L;
  private static final Subject ACCOUNT = new Subject(SubjectKind.ACCOUNT, "acme-17");
  private static final String KEY = ACCOUNT.key();

  /** In the order of the golden file, which has more of some kinds. */
  private static final List<Delivery> ALL =
      List.of(
          SampleObservation.of(KEY, "c-91:attempt", TIME)
              .identity(-7)
              .revision(2)
              .derived(true)
              .primary(false)
              .adding(Contribution.of(-3, 1), new Contribution(4, 9, Long.MIN_VALUE, "LV"))
              .judgedBy(List.of(-5, 6))
              .reading(
                  new Fact(1, "LV"),
                  new Fact(2, -1L),
                  new Fact(3, 4.5),
                  new Fact(4, true),
                  new Fact(5, false))
              .behind("n:+12025550123")
              .made(),
          SampleObservation.of(KEY, "e-1", TIME)
              .identity(7)
              .topic(SignalTopic.SECURITY_SCAN_PROBE)
              .made(),
          new Withdrawal(KEY, 8, 3, TIME),
          new ListingNotice(
              KEY,
              new Listing(
                  "l-1",
                  TIME,
                  "ops",
                  SignalTopic.LISTING_ALLOW,
                  ACCOUNT,
                  "house",
                  "",
                  TIME,
                  TIME + 1,
                  false,
                  "")),
          new PrivacyRequest(
              KEY, new Privacy("p-1", TIME, "dpo", SignalTopic.PRIVACY_HOLD, ACCOUNT, "")),
          new AlertReadback(KEY, "f00d", -9, 1, 4, Alert.State.CLOSED, TIME, TIME + 5, 14, "{}"));

  private final DeliveryCodec codec = new DeliveryCodec();

  private static List<Delivery> golden() {
    List<Delivery> deliveries = new ArrayList<>(ALL);
    deliveries.add(new EarlierAlert((AlertReadback) ALL.get(ALL.size() - 1)));
    deliveries.add(ofCrowd(400, Merging.WHOLE));
    deliveries.add(ofCrowd(1, 6));
    deliveries.add(
        new PrivacyRequest(
            KEY,
            new Privacy("p-2", TIME, "dpo", SignalTopic.PRIVACY_HOLD, ACCOUNT, "")
                .askedBy("legal")
                .on(new Privacy.HoldTerms("order 7", TIME + 9, TIME + 5))));
    deliveries.add(
        new PrivacyRequest(
            KEY,
            new Privacy("p-3", TIME, "dpo", SignalTopic.PRIVACY_CORRECT, ACCOUNT, "")
                .correcting(Correction.ofLink("d:imei:1"))));
    deliveries.add(SampleObservation.like(ofCrowd(1, 6)).tenant("acme").made());
    deliveries.add(
        new PrivacyRequest(
            KEY,
            new Privacy("p-4", TIME, "dpo", SignalTopic.PRIVACY_ERASE, ACCOUNT, "")
                .instructedBy("acme")));
    return deliveries;
  }

  @Test
  void theStoredFormIsThatOfTheGoldenFile() throws IOException {
    List<String> written = golden().stream().map(each -> Golden.toHex(each, codec)).toList();

    assertThat(written).isEqualTo(Golden.lines("delivery.v1"));
    assertThat(Golden.read("delivery.v1", codec, 1)).isEqualTo(golden());
  }

  /** An observation of a trunk. */
  private static Observation ofCrowd(int signals, long merging) {
    return SampleObservation.of("t:carrier-1", "c-92:attempt", TIME)
        .identity(9)
        .revision(1)
        .primary(false)
        .adding(Contribution.of(-3, 1), new Contribution(4, 9, Long.MIN_VALUE, ""))
        .judgedBy(List.of(-5))
        .behind("n:+12025550123")
        .lateness(600_000)
        .standingFor(signals, merging)
        .made();
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(@ForAll("sightings") Observation sighting) {
    assertThat(Golden.roundTrip(sighting, codec)).isEqualTo(sighting);
  }

  @Provide
  Arbitrary<Observation> sightings() {
    Arbitrary<String> texts = Arbitraries.strings().ascii().ofMaxLength(20);
    Arbitrary<List<Contribution>> contributions =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.integers().between(1, 99),
                Arbitraries.longs(),
                texts)
            .as(Contribution::new)
            .list()
            .ofMaxSize(5);
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            texts.map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag));
    Arbitrary<List<Fact>> facts =
        Combinators.combine(Arbitraries.integers().between(0, 999), values)
            .as(Fact::new)
            .list()
            .ofMaxSize(5);
    return Combinators.combine(
            texts,
            Arbitraries.longs(),
            contributions,
            Arbitraries.integers().list().ofMaxSize(5),
            facts,
            texts.list().ofMaxSize(3),
            Arbitraries.of(SignalTopic.class),
            Arbitraries.integers().between(0, 999))
        .as(
            (text, number, adds, rules, read, behind, topic, revision) ->
                SampleObservation.of(text, text, -number)
                    .identity(number)
                    .revision(revision)
                    .derived(number > 0)
                    .topic(topic)
                    .primary(revision > 5)
                    .adding(adds)
                    .judgedBy(rules)
                    .reading(read)
                    .behind(behind)
                    .made()
                    .behind(revision % 3 == 0 ? 0 : Math.abs(number / 2)));
  }
}
