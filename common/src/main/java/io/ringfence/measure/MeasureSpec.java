package io.ringfence.measure;

import io.ringfence.signal.DataClass;

/**
 * A named sliding window in event time over one subject's signals, apart from how its contributions
 * are chosen.
 *
 * @param slot the hash of the name, by which stored windows are found again
 * @param overMillis length of the window: at time t it covers (t - over, t]
 * @param cap of DISTINCT, TOP and AGAIN: how many different values are distinguished; 0 for the
 *     default. See {@link #effectiveCap}
 * @param everyMillis of USUAL: the length of time for which it says how many are usual; else 0
 * @param dataClass whose retention the stored window obeys
 */
public record MeasureSpec(
    String name,
    int slot,
    Function function,
    long overMillis,
    int cap,
    long everyMillis,
    DataClass dataClass) {

  /** The cap that a window of this measure works with; 0 for functions that have none. */
  public int effectiveCap() {
    return cap > 0 ? Math.min(cap, function.maxCap()) : function.defaultCap();
  }
}
