package io.ringfence.simulator.world;

/** A party of the simulation that acts at moments that it chooses itself. */
@FunctionalInterface
public interface Actor {

  long NEVER = Long.MAX_VALUE;

  /** Acts at this moment and returns when it acts again, later than now, or {@link #NEVER}. */
  long act(long now, ProviderNetwork network);

  /** What an actor does each time. */
  @FunctionalInterface
  interface Action {
    void perform(long now, ProviderNetwork network);
  }

  /** The wait until the next time. */
  @FunctionalInterface
  interface Interval {
    long millis();
  }

  static Actor once(Action action) {
    return (now, network) -> {
      action.perform(now, network);
      return NEVER;
    };
  }

  /** Again and again, a given number of times. */
  static Actor times(int count, Interval interval, Action action) {
    int[] left = {count};
    return (now, network) -> {
      action.perform(now, network);
      return --left[0] > 0 ? now + interval.millis() : NEVER;
    };
  }

  /** Again and again, until the simulation ends. */
  static Actor always(Interval interval, Action action) {
    return (now, network) -> {
      action.perform(now, network);
      return now + interval.millis();
    };
  }
}
