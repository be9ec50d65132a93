package io.ringfence.simulator;

/** Somebody who does things. */
@FunctionalInterface
interface Actor {

  long NEVER = Long.MAX_VALUE;

  /**
   * Acts at this moment, and says when it wants to act again, later than now, or {@link #NEVER}.
   */
  long act(long now, Stage stage);

  /** What an actor does each time. */
  @FunctionalInterface
  interface Deed {
    void at(long now, Stage stage);
  }

  /** The wait until the next time. */
  @FunctionalInterface
  interface Gap {
    long millis();
  }

  static Actor once(Deed deed) {
    return (now, stage) -> {
      deed.at(now, stage);
      return NEVER;
    };
  }

  /** Again and again, a given number of times. */
  static Actor times(int count, Gap gap, Deed deed) {
    int[] left = {count};
    return (now, stage) -> {
      deed.at(now, stage);
      return --left[0] > 0 ? now + gap.millis() : NEVER;
    };
  }

  /** Again and again, until the simulation ends. */
  static Actor always(Gap gap, Deed deed) {
    return (now, stage) -> {
      deed.at(now, stage);
      return now + gap.millis();
    };
  }
}
