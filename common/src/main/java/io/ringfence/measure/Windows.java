package io.ringfence.measure;

import io.ringfence.signal.DataClass;

/** Opens windows, and says which stored ones may go on. */
public final class Windows {

  private Windows() {}

  /** An empty window. */
  public static Window open(MeasureSpec spec) {
    if (spec.overMillis() < 1) {
      throw new IllegalArgumentException("a window is at least 1 ms long");
    }
    return spec.function().open(spec);
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
        && (its.dataClass() == spec.dataClass() || placed(its) || placed(spec))
        && its.effectiveCap() == spec.effectiveCap();
  }

  /** A policy may have what reads places kept like other measures. */
  private static boolean placed(MeasureSpec spec) {
    return spec.dataClass() == DataClass.LOCATION;
  }
}
