package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * That a law demands to keep something.
 *
 * @param millis for how long at least after it happened, in milliseconds; 0 if no law does
 * @param law which it is, for people; empty if there is none
 */
public record LegalMinimum(long millis, String law) implements Serializable {

  /** No law demands it. */
  public static final LegalMinimum NONE = new LegalMinimum(0, "");

  public LegalMinimum {
    requireNonNull(law, "law");
    if (millis < 0 || (millis == 0) != law.isEmpty()) {
      throw new IllegalArgumentException("a legal minimum has a time and a law");
    }
  }

  public boolean exists() {
    return millis > 0;
  }
}
