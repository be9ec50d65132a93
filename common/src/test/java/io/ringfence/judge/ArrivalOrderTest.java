package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
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
 * Whatever the order of arrival within the lateness, and however often each signal is repeated, the
 * last versions of the alerts are those of a plain list: all signals sorted, every measure counted
 * anew at every signal.
 */
class ArrivalOrderTest {

  @Property(tries = 300)
  void theAlertsAreThoseOfTheSortedList(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int size,
      @ForAll @IntRange(min = 0, max = 590) int disorderSeconds) {
    Random random = new Random(seed);
    List<PlainJudge.Event> events = events(random, size);
    List<Listing> listings = listings(random);

    SubjectHarness harness = new SubjectHarness(PlainJudge.PACK, SUBJECT.key());
    harness.stepsInMemory = 1 + random.nextInt(60);
    long end = arrive(random, harness, events, listings, disorderSeconds * 1000L);

    Set<String> expected = PlainJudge.episodes(events, listings, end);
    Set<String> actual = new TreeSet<>();
    for (JsonNode alert : harness.alerts().values()) {
      actual.add(
          String.join(
              " ",
              alert.get("rule").get("id").asText(),
              ordinal(alert),
              alert.get("state").asText(),
              alert.get("first").asText(),
              alert.get("last").asText(),
              alert.get("hits").asText()));
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static String ordinal(JsonNode alert) {
    String id = alert.get("id").asText();
    return id.substring(id.indexOf('-') + 1);
  }

  /** Of a subject with pauses, or of one that is busy all the time. */
  private static List<PlainJudge.Event> events(Random random, int size) {
    List<PlainJudge.Event> events = new ArrayList<>();
    boolean pauses = random.nextBoolean();
    long time = START;
    for (int i = 0; i < size; i++) {
      boolean pause = pauses && random.nextInt(4) == 0;
      time += random.nextInt(pause ? 20 * 60_000 : 50_000);
      events.add(
          new PlainJudge.Event(
              time, "e" + i, random.nextInt(6), 1 + random.nextInt(9), random.nextInt(3) == 0));
    }
    return events;
  }

  /** Learnt at times of their own, some of stretches that are already past. */
  private static List<Listing> listings(Random random) {
    List<Listing> listings = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      long time = START + random.nextInt(40 * 60_000);
      long from = time - random.nextInt(5 * 60_000);
      SignalTopic action =
          List.of(
                  SignalTopic.LISTING_ADD,
                  SignalTopic.LISTING_ADD,
                  SignalTopic.LISTING_REMOVE,
                  SignalTopic.LISTING_ALLOW,
                  SignalTopic.LISTING_EXEMPT,
                  SignalTopic.LISTING_EXEMPT)
              .get(random.nextInt(6));
      String rule =
          PlainJudge.PACK.rules().get(random.nextInt(PlainJudge.PACK.rules().size())).id();
      Exemption exemption =
          random.nextInt(5) == 0
              ? new Exemption(List.of(), List.of("irsf"))
              : new Exemption(List.of("burst", rule), List.of("other"));
      listings.add(
          new Listing(
                  "l" + i,
                  time,
                  "desk",
                  action,
                  SUBJECT,
                  "house",
                  "test",
                  action == SignalTopic.LISTING_REMOVE ? time : from,
                  random.nextBoolean() ? Long.MAX_VALUE : time + random.nextInt(30 * 60_000) + 1,
                  false,
                  "")
              .exempting(action == SignalTopic.LISTING_EXEMPT ? exemption : Exemption.NONE));
    }
    return listings;
  }

  /**
   * Delivers everything, each delayed by up to the disorder and a third of it twice; returns the
   * watermark at the end.
   */
  private static long arrive(
      Random random,
      SubjectHarness harness,
      List<PlainJudge.Event> events,
      List<Listing> listings,
      long disorder) {
    record Arrival(long at, long time, Delivery delivery) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (PlainJudge.Event event : events) {
      long at = event.time() + delay(random, disorder);
      arrivals.add(new Arrival(at, event.time(), PlainJudge.observation(event)));
      if (random.nextInt(3) == 0) {
        arrivals.add(
            new Arrival(
                event.time() + delay(random, disorder),
                event.time(),
                PlainJudge.observation(event)));
      }
    }
    for (Listing listing : listings) {
      long at = listing.time() + delay(random, disorder);
      arrivals.add(new Arrival(at, Long.MIN_VALUE, new ListingNotice(SUBJECT.key(), listing)));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    for (Arrival arrival : arrivals) {
      harness.take(arrival.delivery());
      harness.reach(arrival.time());
    }
    harness.end();
    return harness.watermark;
  }

  private static long delay(Random random, long disorder) {
    return disorder == 0 ? 0 : random.nextLong(disorder);
  }
}
