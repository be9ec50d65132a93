package io.ringfence.lists.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with files: all of it counted, the first of it kept. */
public final class ImportFaults {

  /** Enough to see what a file is; somebody has to read them. */
  public static final int MOST_SHOWN = 50;

  private final List<ImportFault> first = new ArrayList<>();
  private final Map<ImportFaultKind, Long> counts = new EnumMap<>(ImportFaultKind.class);
  private long total;

  void add(ImportFault fault) {
    total++;
    counts.merge(fault.flaw(), 1L, Long::sum);
    if (first.size() < MOST_SHOWN) {
      first.add(fault);
    }
  }

  /** The first of them, at most {@link #MOST_SHOWN}. */
  public List<ImportFault> first() {
    return first;
  }

  public long total() {
    return total;
  }

  public Map<ImportFaultKind, Long> counts() {
    return counts;
  }

  /** Whether a file as a whole cannot be trusted, so that nothing can be left out of it. */
  public boolean ofWholeFiles() {
    return counts.keySet().stream().anyMatch(each -> !each.ofOneEntry());
  }
}
