package io.ringfence.kpi.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.kpi.counter.CauseClass;
import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LiveCountersTest {

  private final List<LiveCounterGroup> shown = new ArrayList<>();
  private final LiveCounters counters = new LiveCounters(shown::add);

  private static CounterValues calls(long attempts, long answered) {
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(CounterType.ATTEMPTS, attempts);
    sum.add(CounterType.ANSWERED, answered);
    return sum.figures();
  }

  private static IndicatorGroup trunk(String name) {
    return IndicatorGroup.of(IndicatorFamily.CALLS, name, "US");
  }

  private void add(Map<IndicatorGroup, CounterValues> cells) {
    counters.add(new CounterBatch(0, new TreeMap<>(cells)));
  }

  private void add(String trunk, long attempts, long answered) {
    add(Map.of(trunk(trunk), calls(attempts, answered)));
  }

  private Map<String, Double> totals(String name, String label) {
    Map<String, Double> totals = new HashMap<>();
    for (LiveCounterGroup group : shown) {
      for (int i = 0; i < group.counters().size(); i++) {
        if (group.counters().get(i).name().equals(name) && group.label().equals(label)) {
          totals.put(group.value(), group.total(i));
        }
      }
    }
    return totals;
  }

  private Map<String, Double> attempts() {
    return totals("call_attempts_total", "trunk");
  }

  @Test
  void fewerCallsThanFiveWaitForOthers() {
    add("carrier-a", 4, 1);
    assertThat(attempts()).isEqualTo(Map.of("other", 0.0));
    add("carrier-a", 1, 1);
    assertThat(attempts()).isEqualTo(Map.of("other", 0.0, "carrier-a", 5.0));
    add("carrier-a", 2, 1);
    assertThat(attempts()).containsEntry("carrier-a", 5.0);
    add("carrier-a", 3, 0);
    assertThat(attempts()).containsEntry("carrier-a", 10.0);
    assertThat(totals("calls_answered_total", "trunk")).containsEntry("carrier-a", 3.0);
  }

  @Test
  void whatIsTakenBackIsTakenFromWhatComesNext() {
    add("carrier-a", 10, 8);
    add(Map.of(trunk("carrier-a"), calls(0, -5), trunk("carrier-b"), calls(20, 5)));
    add("carrier-a", 10, 2);
    assertThat(totals("calls_answered_total", "trunk")).containsEntry("carrier-a", 8.0);
    add("carrier-a", 10, 4);
    assertThat(totals("calls_answered_total", "trunk")).containsEntry("carrier-a", 9.0);
    assertThat(attempts()).containsEntry("carrier-a", 30.0);
  }

  /** In whatever order, with amendments: nothing ever goes back, and in the end nothing is lost. */
  @Test
  void noCounterEverGoesBackAndAllOfThemAddUp() {
    Random random = new Random(7);
    Map<String, Double> last = new HashMap<>();
    long all = 0;
    for (int i = 0; i < 2_000; i++) {
      long attempts = random.nextLong(12) - 2;
      all += attempts;
      add("carrier-" + (char) ('a' + random.nextInt(20)), attempts, random.nextInt(5) - 2);
      Map<String, Double> now = totals("calls_answered_total", "trunk");
      attempts().forEach((name, count) -> now.put("attempts of " + name, count));
      now.forEach((name, count) -> assertThat(count).isGreaterThanOrEqualTo(last(last, name)));
      last.putAll(now);
    }
    for (char name = 'a'; name <= 't'; name++) {
      add("carrier-" + name, 100, 0);
      all += 100;
    }
    assertThat(attempts().values().stream().mapToDouble(each -> each).sum())
        .isEqualTo((double) all);
  }

  private static double last(Map<String, Double> last, String name) {
    return last.getOrDefault(name, 0.0);
  }

  @Test
  void aMillionTrunksAreFiftyAndTheOthers() {
    for (int i = 0; i < 50; i++) {
      add("carrier-" + i, 100, 50);
    }
    Random random = new Random(1);
    for (int batch = 0; batch < 1_000; batch++) {
      Map<IndicatorGroup, CounterValues> cells = new HashMap<>();
      for (int i = 0; i < 1_000; i++) {
        cells.put(trunk("t" + Long.toString(random.nextLong(1L << 40), 36)), calls(10, 1));
      }
      add(cells);
    }

    assertThat(attempts()).hasSize(51).containsEntry("carrier-7", 100.0);
    assertThat(attempts().get("other")).isGreaterThan(9_900_000);
  }

  /** One call each: they never get as far as to take the place of a carrier. */
  @Test
  void namesThatComeOnceTakeNobodysPlace() {
    for (int batch = 0; batch < 100; batch++) {
      Map<IndicatorGroup, CounterValues> cells = new HashMap<>();
      for (int i = 0; i < 1_000; i++) {
        cells.put(trunk("x" + (char) ('a' + i % 26) + '-' + batch + '.' + i % 100), calls(1, 0));
      }
      add(cells);
    }
    add("carrier-a", 100, 50);

    assertThat(attempts()).containsKey("carrier-a").hasSizeLessThan(5);
  }

  @Test
  void whatDoesNotLookLikeTheNameOfATrunkIsNotShown() {
    for (String hostile :
        List.of(
            "+12025550123",
            "12025550123",
            "trunk-12025550123",
            "203.0.113.7",
            "2a0e:b107::7",
            "mac:001122334455",
            "account@example.com",
            "sip:alice@example.com",
            "a name of several words",
            "<script>alert(1)</script>",
            "{job=\"x\"}",
            "line\nbreak",
            "x".repeat(33),
            "",
            "(other)")) {
      add(Map.of(new IndicatorGroup(IndicatorFamily.CALLS, hostile, "US"), calls(100, 1)));
    }
    add("SBC01.pstn_east-2", 100, 1);
    add(IndicatorGroup.NONE, 100, 1);

    assertThat(attempts()).containsOnlyKeys("other", "none", "SBC01.pstn_east-2");
    assertThat(attempts()).containsEntry("other", 1_500.0);
  }

  @Test
  void unitsAreThoseOfTheName() {
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(CounterType.ATTEMPTS, 10);
    sum.add(CounterType.TALKED, 10);
    sum.add(CounterType.TALK, 90_500);
    sum.add(CounterType.PDD, 900, 4);
    sum.add(CounterType.PDD, 1_000, 1);
    sum.add(CounterType.PDD, 4_000, 2);
    sum.add(CounterType.PDD, 60_000, 1);
    sum.add(CounterType.REQUEST_DELAY, 3_000, 6);
    sum.add(CounterType.FAILED_REQUEST_DELAY, 30_000, 2);
    sum.add(CounterType.CLASS, CauseClass.USER.code(), 3);
    CounterAccumulator quality = new CounterAccumulator();
    quality.add(CounterType.REPORTS, 5);
    quality.add(CounterType.MOS_REPORTS, 5);
    quality.add(CounterType.MOS, 20_500);
    quality.add(CounterType.MOS_LEVEL, 26, 1);
    quality.add(CounterType.MOS_LEVEL, 32, 1);
    quality.add(CounterType.MOS_LEVEL, 43, 3);
    quality.add(CounterType.JITTER, 60_000);
    quality.add(CounterType.LOSS, 2_000);
    add(
        Map.of(
            trunk("a"),
            sum.figures(),
            IndicatorGroup.of(IndicatorFamily.QUALITY, "a", "us-east"),
            quality.figures()));

    assertThat(totals("call_talk_seconds_total", "trunk")).containsEntry("a", 90.5);
    assertThat(totals("quality_mos_sum", "trunk")).containsEntry("a", 20.5);
    assertThat(totals("quality_jitter_seconds_sum", "trunk")).containsEntry("a", 0.06);
    assertThat(totals("quality_loss_ratio_sum", "trunk")).containsEntry("a", 0.02);
    assertThat(values("call_setup_seconds_bucket"))
        .containsOnlyKeys("1", "2", "3", "5", "10", "20", "30", "60", "+Inf")
        .containsAllEntriesOf(Map.of("1", 5.0, "3", 5.0, "5", 7.0, "30", 7.0, "60", 8.0))
        .containsEntry("+Inf", 8.0);
    assertThat(values("call_request_delay_seconds_bucket"))
        .containsAllEntriesOf(Map.of("2", 0.0, "3", 6.0, "20", 6.0, "30", 8.0, "+Inf", 8.0));
    assertThat(values("quality_mos_bucket"))
        .isEqualTo(Map.of("2.6", 1.0, "3.1", 1.0, "3.6", 2.0, "4.0", 2.0, "4.3", 5.0, "+Inf", 5.0));
    assertThat(values("calls_released_total")).containsEntry("user", 3.0).doesNotContainKey("open");
  }

  @Test
  void destinationsAreCountedUnderNamesOfTheirOwn() {
    add(Map.of(to("GB"), calls(4, 1), to("LV"), calls(6, 2), to("(none)"), calls(9, 0)));
    add(Map.of(to("GB"), calls(3, 2), to("a b"), calls(5, 0)));

    assertThat(totals("destination_call_attempts_total", "country"))
        .isEqualTo(Map.of("GB", 7.0, "LV", 6.0, "other", 14.0));
    assertThat(totals("destination_calls_answered_total", "country")).containsEntry("GB", 3.0);
    assertThat(attempts().values().stream().mapToDouble(each -> each).sum()).isEqualTo(27.0);
  }

  @Test
  void noMoreThanAHundredDestinationsAreShown() {
    for (int i = 0; i < 300; i++) {
      add(Map.of(to("" + (char) ('A' + i / 26) + (char) ('A' + i % 26)), calls(10, 1)));
    }

    Map<String, Double> totals = totals("destination_call_attempts_total", "country");
    assertThat(totals).hasSize(LiveCounters.MOST_COUNTRIES + 1).containsEntry("other", 2_000.0);
  }

  private static IndicatorGroup to(String country) {
    return IndicatorGroup.of(IndicatorFamily.CALLS, "carrier-a", country);
  }

  private Map<String, Double> values(String name) {
    Map<String, Double> values = new HashMap<>();
    for (LiveCounterGroup group : shown) {
      for (int i = 0; i < group.counters().size(); i++) {
        LiveCounter each = group.counters().get(i);
        if (each.name().equals(name) && group.value().equals("a")) {
          values.put(each.value(), group.total(i));
        }
      }
    }
    return values;
  }
}
