package io.ringfence.kpi.counter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Facts that are on their way, added up: a busy minute is a few batches, not one record a fact.
 * What is added and taken back in between never leaves.
 */
public final class PreAggregator {

  private final Map<Long, Map<IndicatorGroup, CounterAccumulator>> minutes = new HashMap<>();
  private int cells;

  /** Something counted one way before and another way now. */
  public void change(List<IndicatorFact> before, List<IndicatorFact> now) {
    if (before.equals(now)) {
      return;
    }
    for (IndicatorFact each : before) {
      sum(each).add(each.figures(), -1);
    }
    for (IndicatorFact each : now) {
      sum(each).add(each.figures());
    }
  }

  private CounterAccumulator sum(IndicatorFact fact) {
    return minutes
        .computeIfAbsent(fact.minute(), minute -> new HashMap<>())
        .computeIfAbsent(
            fact.cell(),
            cell -> {
              cells++;
              return new CounterAccumulator();
            });
  }

  /** How much is gathered. */
  public int size() {
    return cells;
  }

  /** Hands everything over. */
  public void drain(Consumer<CounterBatch> to) {
    for (Map.Entry<Long, Map<IndicatorGroup, CounterAccumulator>> each : minutes.entrySet()) {
      Map<IndicatorGroup, CounterValues> figures = new TreeMap<>();
      each.getValue()
          .forEach(
              (cell, sum) -> {
                CounterValues sums = sum.figures();
                if (!sums.isEmpty()) {
                  figures.put(cell, sums);
                }
              });
      if (!figures.isEmpty()) {
        to.accept(new CounterBatch(each.getKey(), figures));
      }
    }
    minutes.clear();
    cells = 0;
  }
}
