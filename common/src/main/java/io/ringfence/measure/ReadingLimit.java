package io.ringfence.measure;

/** What bounds a reading, so that a condition that asks for more can never hold. */
public enum ReadingLimit {
  NONE,
  /** A reading is at most {@link MeasureSpec#effectiveCap}. */
  CAP,
  /** A reading is at most the window's length in seconds. */
  WINDOW_LENGTH
}
