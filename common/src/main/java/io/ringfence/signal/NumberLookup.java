package io.ringfence.signal;

/** What is known of a number in canonical form. Pure: the same number always has the same facts. */
@FunctionalInterface
public interface NumberLookup {

  /** Never null; {@link NumberFacts#NOBODY} for the empty number. */
  NumberFacts of(String number);

  /** {@link NumberFacts#emergency} of a number, for those who need no more. */
  default boolean emergency(String number) {
    return of(number).emergency();
  }
}
