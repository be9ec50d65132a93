package io.ringfence.judge.delivery;

import io.ringfence.measure.Function;

/**
 * How the contributions of an observation are merged with those of others, where their subject is a
 * crowd: two bits for each, in their order. Whoever routes a signal says it, since it knows the
 * measures; whoever merges needs no rule pack.
 */
public final class Merging {

  /** The observation has to reach its subject as it is. */
  public static final long WHOLE = -1;

  /** Equal values count together: COUNT, DISTINCT, TOP, AGAIN, AGE, USUAL. */
  public static final int EQUAL = 0;

  /** The values are added up: SUM. */
  public static final int SUM = 1;

  /** The greatest value stands for all: MAX. */
  public static final int GREATEST = 2;

  /** The latest value stands for all: LAST. */
  public static final int LATEST = 3;

  /** So many contributions find room, so that all bits together never mean {@link #WHOLE}. */
  private static final int MOST = 31;

  private Merging() {}

  /** How the contribution at an index is merged. */
  public static int of(long merging, int index) {
    return (int) (merging >>> (2 * index)) & 3;
  }

  /**
   * The merging of an observation with one more contribution.
   *
   * @param before that of the observation
   * @param index of the contribution
   */
  public static long with(long before, int index, Function function) {
    if (before == WHOLE || index >= MOST) {
      return WHOLE;
    }
    return switch (function) {
      case COUNT, DISTINCT, TOP, AGAIN, AGE, USUAL -> before;
      case SUM -> before | ((long) SUM << (2 * index));
      case MAX -> before | ((long) GREATEST << (2 * index));
      case LAST -> before | ((long) LATEST << (2 * index));
      // How many calls are up at once, and how fast somebody travels, depends on their order.
      case PEAK, SPEED -> WHOLE;
    };
  }
}
