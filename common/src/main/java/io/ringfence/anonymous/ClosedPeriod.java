package io.ringfence.anonymous;

import java.time.LocalDate;
import java.util.List;

/**
 * What is published of a period. Nothing of it can be told to be of anybody.
 *
 * @param day days since 1970 in UTC
 * @param records JSON, in the order in which they are published
 * @param leftOut how many alerts are in none of them
 */
public record ClosedPeriod(long day, List<String> records, int leftOut) {

  public ClosedPeriod {
    records = List.copyOf(records);
  }

  /** The key of its records: the day, so that it says nothing that they do not. */
  public String key() {
    return LocalDate.ofEpochDay(day).toString();
  }
}
