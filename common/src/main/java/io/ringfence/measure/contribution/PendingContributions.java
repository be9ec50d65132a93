package io.ringfence.measure.contribution;

/**
 * The contributions to one measure that are not settled yet, in order, up to the moment at which
 * the measure is read. All are later than what the window has folded.
 */
public interface PendingContributions {

  PendingContributions EMPTY = each -> {};

  void forEach(Visitor visitor);

  /**
   * Visits those later than the given time, and perhaps earlier ones: a visitor passes those over.
   * It spares a busy subject a look at all of them.
   */
  default void forEachAfter(long time, Visitor visitor) {
    forEach(visitor);
  }

  /**
   * Totals of all contributions, where all are later than the given time and somebody keeps count;
   * null otherwise.
   */
  default RunningTotals totalsAfter(long time) {
    return null;
  }

  /** How many signals the contributions later than the given time stand for. */
  default long weightAfter(long time) {
    long[] weight = {0};
    forEach((when, each) -> weight[0] += when > time ? each.weight() : 0);
    return weight[0];
  }

  /** The latest of those later than the given time; null if there is none. */
  default Contribution latestAfter(long time) {
    Contribution[] latest = {null};
    forEach((when, each) -> latest[0] = when > time ? each : latest[0]);
    return latest[0];
  }

  /** Receives contributions in order of time. */
  interface Visitor {
    void visit(long time, Contribution contribution);
  }
}
