package io.ringfence.lists;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with files: all of it counted, the first of it kept. */
public final class Faults {

  /** Enough to see what a file is; somebody has to read them. */
  public static final int MOST_SHOWN = 50;

  private final List<Fault> first = new ArrayList<>();
  private final Map<Flaw, Long> counts = new EnumMap<>(Flaw.class);
  private long total;

  void add(Fault fault) {
    total++;
    counts.merge(fault.flaw(), 1L, Long::sum);
    if (first.size() < MOST_SHOWN) {
      first.add(fault);
    }
  }

  /** The first of them, at most {@link #MOST_SHOWN}. */
  public List<Fault> first() {
    return first;
  }

  public long total() {
    return total;
  }

  public Map<Flaw, Long> counts() {
    return counts;
  }

  /** Whether a file as a whole cannot be trusted, so that nothing can be left out of it. */
  public boolean ofWholeFiles() {
    return counts.keySet().stream().anyMatch(each -> !each.ofOneEntry());
  }
}
