package io.ringfence.cli.evaluate.score;

import java.util.OptionalDouble;

/** So many of so many. */
public record Share(int part, int of) {

  /** Empty of nothing. */
  public OptionalDouble ratio() {
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / of);
  }

  @Override
  public String toString() {
    return part + "/" + of;
  }
}
