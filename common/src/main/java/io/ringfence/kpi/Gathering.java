package io.ringfence.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Facts that are on their way, added up: a busy minute is a few batches, not one record a fact.
 * What is told and taken back in between never leaves.
 */
public final class Gathering {

  private final Map<Long, Map<Cell, Sum>> minutes = new HashMap<>();
  private int cells;

  /** Something counted one way before and another way now. */
  public void change(List<Fact> before, List<Fact> now) {
    if (before.equals(now)) {
      return;
    }
    for (Fact each : before) {
      sum(each).add(each.figures(), -1);
    }
    for (Fact each : now) {
      sum(each).add(each.figures());
    }
  }

  private Sum sum(Fact fact) {
    return minutes
        .computeIfAbsent(fact.minute(), minute -> new HashMap<>())
        .computeIfAbsent(
            fact.cell(),
            cell -> {
              cells++;
              return new Sum();
            });
  }

  /** How much is gathered. */
  public int size() {
    return cells;
  }

  /** Hands everything over. */
  public void drain(Consumer<Batch> to) {
    for (Map.Entry<Long, Map<Cell, Sum>> each : minutes.entrySet()) {
      Map<Cell, Figures> figures = new TreeMap<>();
      each.getValue()
          .forEach(
              (cell, sum) -> {
                Figures sums = sum.figures();
                if (!sums.isEmpty()) {
                  figures.put(cell, sums);
                }
              });
      if (!figures.isEmpty()) {
        to.accept(new Batch(each.getKey(), figures));
      }
    }
    minutes.clear();
    cells = 0;
  }
}
