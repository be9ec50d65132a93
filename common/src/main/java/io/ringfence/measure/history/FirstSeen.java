package io.ringfence.measure.history;

import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Since when signals have come without a pause as long as the window, and the latest of them: two
 * times. A beginning that has left the window is only known to have done so, for ever (until such a
 * pause): then retention has nothing to wait for. Stored in 1 to 6 bytes.
 */
public final class FirstSeen {

  /** No signal is known. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final int UNKNOWN = 0;
  private static final int BEFORE_THE_WINDOW = 1;
  private static final int IN_THE_WINDOW = 2;

  private final long over;
  private long first = NEVER;
  private long last = NEVER;
  private boolean beforeTheWindow;

  public FirstSeen(long overMillis) {
    this.over = overMillis;
  }

  public boolean isKnown() {
    return last != NEVER;
  }

  /** After {@link #forget} of what has left the window at that time. */
  public void add(long time) {
    if (last == NEVER) {
      first = time;
    }
    last = time;
  }

  public void forget(long start) {
    if (last == NEVER) {
      return;
    }
    if (last <= start) {
      first = NEVER;
      last = NEVER;
      beforeTheWindow = false;
    } else if (first <= start) {
      beforeTheWindow = true;
    }
  }

  /**
   * Since when signals have come, as of the end of the window that begins at {@code start}: {@code
   * start} itself if it was before that, {@link #NEVER} if none is known.
   */
  public long since(long start, PendingContributions tail) {
    FirstSeen now = copy();
    // While the latest settled one is in the window, no pause in the tail is long enough.
    if (last == NEVER || last <= start) {
      tail.forEach(
          (time, each) -> {
            now.forget(time - over);
            now.add(time);
          });
    }
    now.forget(start);
    return now.beforeTheWindow ? start : now.first;
  }

  public boolean leftBy(long start) {
    return last == NEVER || last <= start;
  }

  /** The time that {@link #forget} has to be given to forget something. */
  public long earliest() {
    if (last == NEVER) {
      return Long.MAX_VALUE;
    }
    return beforeTheWindow ? last : first;
  }

  private FirstSeen copy() {
    FirstSeen copy = new FirstSeen(over);
    copy.first = first;
    copy.last = last;
    copy.beforeTheWindow = beforeTheWindow;
    return copy;
  }

  /** Writes the time relative to the latest signal's, which the reader has to know. */
  public void write(DataOutput out) throws IOException {
    if (last == NEVER) {
      Wire.writeUnsigned(UNKNOWN, out);
    } else {
      Wire.writeUnsigned(beforeTheWindow ? BEFORE_THE_WINDOW : IN_THE_WINDOW + last - first, out);
    }
  }

  /** Takes in what was written. */
  public void restore(long latest, DataInput in) throws IOException {
    long stored = Wire.readUnsigned(in);
    if (stored != UNKNOWN) {
      last = latest;
      beforeTheWindow = stored == BEFORE_THE_WINDOW;
      first = beforeTheWindow ? latest - over : latest - (stored - IN_THE_WINDOW);
    }
  }
}
