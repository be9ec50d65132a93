package io.ringfence.simulator.world;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A party of the simulation that acts at moments that it chooses itself. */
@FunctionalInterface
public interface Actor {

  long NEVER = Long.MAX_VALUE;

  /** Acts at this moment and returns when it acts again, later than now, or {@link #NEVER}. */
  long act(long now);

  static Actor once(LongConsumer action) {
    return times(1, () -> NEVER, action);
  }

  /** Again and again, a given number of times. */
  static Actor times(int count, LongSupplier interval, LongConsumer action) {
    int[] left = {count};
    return now -> {
      action.accept(now);
      return --left[0] > 0 ? now + interval.getAsLong() : NEVER;
    };
  }

  /** Again and again, until the simulation ends. */
  static Actor always(LongSupplier interval, LongConsumer action) {
    return now -> {
      action.accept(now);
      return now + interval.getAsLong();
    };
  }
}
