package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever the order of arrival within the lateness, the same listings hold in the end, and so are
 * the alerts that rest on it.
 */
class AutoListingOrderTest {

  private static final Rule BURST =
      JudgeFixtures.listing(
          JudgeTestCase.BURST, Mode.ENFORCE, new ListAs("auto", 20 * MINUTE, 60 * MINUTE));

  private record Arrival(long at, long time) {}

  @Property(tries = 150)
  void theListingsAreThoseOfTheSortedSignals(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int size,
      @ForAll @IntRange(min = 1, max = 590) int disorderSeconds) {
    Random random = new Random(seed);
    List<Arrival> sorted = new ArrayList<>();
    long time = START;
    for (int i = 0; i < size; i++) {
      time += random.nextInt(random.nextInt(6) == 0 ? 40 * 60_000 : 3 * 60_000);
      sorted.add(new Arrival(time, time));
    }
    List<Arrival> shuffled = new ArrayList<>();
    for (Arrival each : sorted) {
      shuffled.add(new Arrival(each.at() + random.nextInt(disorderSeconds * 1000), each.time()));
    }
    shuffled.sort(Comparator.comparingLong(Arrival::at));

    SubjectHarness expected = played(sorted, false);
    SubjectHarness actual = played(shuffled, random.nextBoolean());

    assertThat(lists(actual)).isEqualTo(lists(expected));
    assertThat(alerts(actual)).isEqualTo(alerts(expected));
  }

  private static SubjectHarness played(List<Arrival> arrivals, boolean readBack) {
    SubjectHarness harness =
        new SubjectHarness(
            new Pack(List.of(JudgeTestCase.ATTEMPTS), List.of(BURST, JudgeTestCase.LISTED)),
            SUBJECT.key());
    harness.stepsInMemory = 7;
    int taken = 0;
    for (Arrival each : arrivals) {
      harness.take(
          attempt(
              "c" + each.time(),
              each.time(),
              List.of(JudgeTestCase.ATTEMPTS),
              List.of(BURST, JudgeTestCase.LISTED)));
      harness.reach(each.time());
      for (; readBack && taken < harness.listings.size(); taken++) {
        harness.take(JudgeFixtures.notice(harness.listings.get(taken)));
      }
    }
    harness.reach(
        Collections.max(arrivals, Comparator.comparingLong(Arrival::time)).time()
            + 5 * 60 * MINUTE);
    harness.end();
    return harness;
  }

  /** Of each id what its highest version says. */
  private static Set<String> lists(SubjectHarness harness) {
    Map<String, Listing> last = new HashMap<>();
    for (Listing each : harness.listings) {
      last.merge(each.id(), each, (one, two) -> one.version() > two.version() ? one : two);
    }
    Set<String> standing = new TreeSet<>();
    last.values().stream()
        .filter(each -> each.action() == SignalTopic.LISTING_ADD)
        .forEach(each -> standing.add(each.id() + " " + each.from() + " " + each.until()));
    return standing;
  }

  private static Set<String> alerts(SubjectHarness harness) {
    Set<String> alerts = new TreeSet<>();
    for (JsonNode each : harness.alerts().values()) {
      alerts.add(
          String.join(
              " ",
              each.get("id").asText(),
              each.get("first").asText(),
              each.get("last").asText(),
              each.get("hits").asText()));
    }
    return alerts;
  }
}
