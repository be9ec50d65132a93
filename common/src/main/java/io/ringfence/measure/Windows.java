package io.ringfence.measure;

/** Where windows come from: one for each function, listed here. */
public final class Windows {

  /** Values told apart by a DISTINCT that names no cap: 8 to 13 bytes each. */
  private static final int DISTINCT_CAP = 64;

  /** 13 KiB stored; a rule that asks for more different values is about a trunk, not a subject. */
  private static final int DISTINCT_MAX = 1024;

  /**
   * Counters in each bucket of a TOP or AGAIN that names no cap: too low by at most 1/17 of the
   * total.
   */
  private static final int TOP_CAP = 16;

  /** 9 buckets of 64 counters take 8 KiB; too low by at most 1/65 of the total. */
  private static final int TOP_MAX = 64;

  private Windows() {}

  /** An empty window. */
  public static Window open(MeasureSpec spec) {
    if (spec.overMillis() < 1) {
      throw new IllegalArgumentException("a window is at least 1 ms long");
    }
    return switch (spec.function()) {
      case COUNT -> new CountWindow(spec);
      case SUM -> new SumWindow(spec);
      case DISTINCT -> new DistinctWindow(spec);
      case MAX -> new MaxWindow(spec);
      case LAST -> new LastWindow(spec);
      case PEAK -> new PeakWindow(spec);
      case TOP -> new TopWindow(spec);
      case AGE -> new AgeWindow(spec);
      case AGAIN -> new AgainWindow(spec);
      case SPEED -> new SpeedWindow(spec);
      case USUAL -> new UsualWindow(spec);
    };
  }

  /**
   * The greatest cap that a measure of this function can have, 0 for functions that have none. What
   * a spec asks beyond it is not given: a pack that does is to be refused.
   */
  public static int maxCap(Function function) {
    return switch (function) {
      case DISTINCT -> DISTINCT_MAX;
      case TOP, AGAIN -> TOP_MAX;
      default -> 0;
    };
  }

  /** The cap that a window of this measure works with; 0 for functions that have none. */
  public static int cap(MeasureSpec spec) {
    if (spec.cap() > 0) {
      return Math.min(spec.cap(), maxCap(spec.function()));
    }
    return switch (spec.function()) {
      case DISTINCT -> DISTINCT_CAP;
      case TOP, AGAIN -> TOP_CAP;
      default -> 0;
    };
  }

  /**
   * Whether a stored window, whose name is unknown, can go on as this measure's. If not, the
   * measure was changed and starts anew.
   */
  public static boolean fits(Window stored, MeasureSpec spec) {
    MeasureSpec its = stored.spec();
    return its.slot() == spec.slot()
        && its.function() == spec.function()
        && its.overMillis() == spec.overMillis()
        && its.everyMillis() == spec.everyMillis()
        && its.dataClass() == spec.dataClass()
        && cap(its) == cap(spec);
  }
}
