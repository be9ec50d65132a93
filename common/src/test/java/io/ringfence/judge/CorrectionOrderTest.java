package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.notice;
import static io.ringfence.judge.JudgeTestCase.ATTEMPTS;
import static io.ringfence.judge.JudgeTestCase.BURST;
import static io.ringfence.judge.JudgeTestCase.LISTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Wherever among the signals a correction arrives, the alerts are those of a run in which what was
 * wrong never was: of listings also where all has been settled, of records as long as their order
 * is not final.
 */
class CorrectionOrderTest {

  private static final Pack ALL = new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED));

  /** An allow that held back a rule by measures cannot be undone once these are settled. */
  private static final Pack ON_LISTINGS = new Pack(List.of(), List.of(LISTED));

  /** After all that happens. */
  private static final long REQUESTED = START + 600 * MINUTE;

  /**
   * What reaches the subject.
   *
   * @param time event time that it moves on; {@link Long#MIN_VALUE} if none
   * @param at when it arrives
   */
  private record Arrival(long at, long time, Delivery delivery) {

    Arrival atTime(long other) {
      return new Arrival(other, time, delivery);
    }
  }

  @Property(tries = 300)
  void theAlertsAreThoseOfARunWithoutTheWrongRecords(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int size) {
    Random random = new Random(seed);
    List<Arrival> right = records(random, size, "r");
    List<Arrival> wrong = records(random, 1 + random.nextInt(8), "w");
    List<Arrival> all = new ArrayList<>(right);
    all.addAll(wrong);
    wrong.stream().filter(each -> random.nextBoolean()).forEach(each -> all.add(later(each)));
    // From before the first to when the order of the first is about to be final.
    long latest = wrong.stream().mapToLong(Arrival::time).min().orElseThrow() + 9 * MINUTE;
    List<String> ids = wrong.stream().map(each -> ((Observation) each.delivery()).id()).toList();
    long at = START - MINUTE + random.nextLong(latest - START + MINUTE);
    Arrival correction = request(at, Correction.ofRecords(ids));
    all.add(correction);
    if (random.nextBoolean()) {
      all.add(correction.atTime(at + random.nextLong(60 * MINUTE)));
    }

    assertThat(alerts(ALL, all, random)).isEqualTo(alerts(ALL, right, random));
  }

  private static Arrival later(Arrival record) {
    return record.atTime(record.time() + 9 * MINUTE);
  }

  @Property(tries = 300)
  void theAlertsAreThoseOfARunWithoutTheWrongListing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int size) {
    Random random = new Random(seed);
    List<Arrival> right = records(random, size, "r");
    for (int i = random.nextInt(3); i > 0; i--) {
      right.add(listing(random, "l" + i));
    }
    List<Arrival> all = new ArrayList<>(right);
    Arrival wrong = listing(random, "wrong");
    all.add(wrong);
    if (random.nextBoolean()) {
      all.add(wrong.atTime(START + random.nextLong(100 * MINUTE)));
    }
    all.add(request(START + random.nextLong(100 * MINUTE), Correction.ofListing("wrong")));

    assertThat(alerts(ON_LISTINGS, all, random)).isEqualTo(alerts(ON_LISTINGS, right, random));
  }

  private static List<Arrival> records(Random random, int size, String prefix) {
    List<Arrival> records = new ArrayList<>();
    long time = START;
    for (int i = 0; i < size; i++) {
      time += random.nextLong(random.nextInt(5) == 0 ? 15 * MINUTE : MINUTE);
      records.add(
          new Arrival(
              time + random.nextLong(9 * MINUTE),
              time,
              attempt(prefix + i, time, List.of(ATTEMPTS), List.of(BURST, LISTED))));
    }
    return records;
  }

  private static Arrival listing(Random random, String id) {
    long time = START + random.nextLong(40 * MINUTE);
    SignalTopic action =
        List.of(
                SignalTopic.LISTING_ADD,
                SignalTopic.LISTING_ADD,
                SignalTopic.LISTING_REMOVE,
                SignalTopic.LISTING_ALLOW,
                SignalTopic.LISTING_EXEMPT)
            .get(random.nextInt(5));
    Exemption exemption =
        action == SignalTopic.LISTING_EXEMPT
            ? new Exemption(List.of(LISTED.id()), List.of())
            : Exemption.NONE;
    long from = action == SignalTopic.LISTING_REMOVE ? time : time - random.nextLong(9 * MINUTE);
    long until = random.nextBoolean() ? Long.MAX_VALUE : time + random.nextLong(30 * MINUTE) + 1;
    return new Arrival(
        time + random.nextLong(9 * MINUTE),
        Long.MIN_VALUE,
        notice(JudgeFixtures.listing(id, action, time, from, until).exempting(exemption)));
  }

  private static Arrival request(long at, Correction correction) {
    Privacy request =
        new Privacy("p1", REQUESTED, "desk", SignalTopic.PRIVACY_CORRECT, SUBJECT, "asked");
    return new Arrival(
        at, Long.MIN_VALUE, new PrivacyRequest(SUBJECT.key(), request.correcting(correction)));
  }

  /** The last versions, without what says how they came about. */
  private static Set<String> alerts(Pack pack, List<Arrival> arrivals, Random random) {
    SubjectHarness harness = new SubjectHarness(pack, SUBJECT.key());
    harness.stepsInMemory = 1 + random.nextInt(30);
    arrivals.stream()
        .sorted(Comparator.comparingLong(Arrival::at))
        .forEach(
            each -> {
              harness.take(each.delivery());
              harness.reach(each.time());
            });
    harness.reach(START + 300 * MINUTE);
    harness.end();
    Set<String> alerts = new TreeSet<>();
    for (JsonNode each : harness.alerts().values()) {
      alerts.add(
          String.join(
              " ",
              each.at("/rule/id").asText(),
              each.get("state").asText(),
              each.get("first").asText(),
              each.get("last").asText(),
              each.get("hits").asText(),
              each.at("/evidence/listings").toString()));
    }
    return alerts;
  }
}
