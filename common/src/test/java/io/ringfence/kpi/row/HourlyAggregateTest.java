package io.ringfence.kpi.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures of trunks whose names a feed makes up. */
class HourlyAggregateTest {

  private static final long MINUTE = 1_764_061_200_000L / 3_600_000 * 3_600_000;
  private static final int MADE_UP = HourlyAggregate.MOST_GROUPS + 100;

  private final InMemoryAggregateStore pages = new InMemoryAggregateStore();
  private final HourlyAggregate aggregate = new HourlyAggregate(pages);

  private static IndicatorGroup trunk(int number) {
    return IndicatorGroup.of(IndicatorFamily.CALLS, "made-up-%05d".formatted(number), "LV");
  }

  private static CounterValues attempts(long count) {
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(CounterType.ATTEMPTS, count);
    return sum.figures();
  }

  private void count(Map<IndicatorGroup, CounterValues> figures) {
    aggregate.add(new CounterBatch(MINUTE, figures), MINUTE);
  }

  private void countAll() {
    Map<IndicatorGroup, CounterValues> all = new TreeMap<>();
    for (int i = 0; i < MADE_UP; i++) {
      all.put(trunk(i), attempts(1));
    }
    count(all);
  }

  @Test
  void beyondSoManyGroupsAMinuteTheRestIsKeptTogether() {
    countAll();

    Map<IndicatorGroup, CounterValues> figures = pages.figures(0);
    assertThat(figures).hasSize(HourlyAggregate.MOST_GROUPS + 1);
    assertThat(figures.get(IndicatorGroup.other(IndicatorFamily.CALLS)).of(CounterType.ATTEMPTS))
        .isEqualTo(100);
  }

  @Test
  void whatWasCountedTogetherIsCorrectedTogether() {
    countAll();

    count(Map.of(trunk(0), attempts(-1)));
    count(Map.of(trunk(MADE_UP - 1), attempts(-1)));

    Map<IndicatorGroup, CounterValues> figures = pages.figures(0);
    assertThat(figures).doesNotContainKey(trunk(0)).doesNotContainKey(trunk(MADE_UP - 1));
    assertThat(figures.get(IndicatorGroup.other(IndicatorFamily.CALLS)).of(CounterType.ATTEMPTS))
        .isEqualTo(99);
  }
}
