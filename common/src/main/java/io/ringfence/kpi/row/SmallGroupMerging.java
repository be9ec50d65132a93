package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which groups of one family in one window are large enough to be published by name: by their first
 * dimension, their second, and both. The others are published together, as {@link #OTHER}, and so
 * are as many more, the smallest first, as it takes that nothing that is published, less what it is
 * made of, leaves a group that is too small.
 */
public final class SmallGroupMerging {

  /** Fewer are too few to be anonymous among. */
  public static final long SMALLEST = 5;

  /** In place of the values of groups that are published together. */
  static final String OTHER = IndicatorGroup.OTHER;

  private record Place(String first, String second, long units) {}

  private static final Comparator<Place> SMALLEST_FIRST =
      Comparator.comparingLong(Place::units)
          .thenComparing(Place::first)
          .thenComparing(Place::second);

  private final Map<String, Map<String, Long>> units;
  private final Set<String> firsts;
  private final Set<String> seconds;
  private final Map<String, Set<String>> pairs = new TreeMap<>();

  /**
   * Decides at once.
   *
   * @param units calls, messages, reports..., by first and second dimension
   */
  SmallGroupMerging(Map<String, Map<String, Long>> units) {
    this.units = units;
    Map<String, Long> byFirst = new TreeMap<>();
    Map<String, Long> bySecond = new TreeMap<>();
    units.forEach(
        (first, row) ->
            row.forEach(
                (second, count) -> {
                  byFirst.merge(first, count, Long::sum);
                  bySecond.merge(second, count, Long::sum);
                }));
    firsts = named(byFirst);
    seconds = named(bySecond);
    for (String first : firsts) {
      Set<String> row = new TreeSet<>();
      for (String second : seconds) {
        if (units(first, second) >= SMALLEST) {
          row.add(second);
        }
      }
      pairs.put(first, row);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String first : firsts) {
        changed |= enough(byFirst.get(first), row(first));
      }
      for (String second : seconds) {
        changed |= enough(bySecond.get(second), column(second));
      }
    }
  }

  /** Whether a value of the first dimension is published by name. */
  boolean first(String value) {
    return firsts.contains(value);
  }

  boolean second(String value) {
    return seconds.contains(value);
  }

  boolean both(String first, String second) {
    return pairs.containsKey(first) && pairs.get(first).contains(second);
  }

  private long units(String first, String second) {
    return units.getOrDefault(first, Map.of()).getOrDefault(second, 0L);
  }

  private static Set<String> named(Map<String, Long> counts) {
    List<Place> large = new ArrayList<>();
    long rest = 0;
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      if (each.getValue() >= SMALLEST) {
        large.add(new Place(each.getKey(), "", each.getValue()));
      } else {
        rest += each.getValue();
      }
    }
    large.sort(SMALLEST_FIRST);
    while (rest > 0 && rest < SMALLEST && !large.isEmpty()) {
      rest += large.remove(0).units();
    }
    Set<String> named = new TreeSet<>();
    large.forEach(place -> named.add(place.first()));
    return named;
  }

  private List<Place> row(String first) {
    List<Place> row = new ArrayList<>();
    for (String second : pairs.get(first)) {
      row.add(new Place(first, second, units(first, second)));
    }
    return row;
  }

  private List<Place> column(String second) {
    List<Place> column = new ArrayList<>();
    for (String first : firsts) {
      if (both(first, second)) {
        column.add(new Place(first, second, units(first, second)));
      }
    }
    return column;
  }

  /** Removes parts of a total until the rest of it is nothing, or large enough. */
  private boolean enough(long total, List<Place> parts) {
    long rest = total;
    for (Place each : parts) {
      rest -= each.units();
    }
    parts.sort(SMALLEST_FIRST);
    int taken = 0;
    while (rest > 0 && rest < SMALLEST && taken < parts.size()) {
      Place smallest = parts.get(taken++);
      pairs.get(smallest.first()).remove(smallest.second());
      rest += smallest.units();
    }
    return taken > 0;
  }
}
