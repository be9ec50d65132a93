package io.ringfence.signal;

/** What is known of a number in canonical form. Pure: the same number always has the same facts. */
@FunctionalInterface
public interface NumberLookup {

  /** Never null; {@link NumberFacts#NOBODY} for the empty number. */
  NumberFacts of(String number);

  /** What a call to the number costs, the same as in its facts, for those who need no more. */
  default NumberCost cost(String number) {
    NumberFacts facts = of(number);
    return new NumberCost(facts.band(), facts.perMinute(), facts.premium());
  }

  /** {@link NumberFacts#emergency} of a number, for those who need no more. */
  default boolean emergency(String number) {
    return of(number).emergency();
  }
}
