package io.ringfence.signal.number;

import io.ringfence.signal.Signal;
import io.ringfence.signal.customer.Profile;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What is known of a number in canonical form, and of the account that it comes with. Pure: the
 * same number always has the same facts.
 */
@FunctionalInterface
public interface NumberLookup {

  /** Never null; {@link NumberFacts#NOBODY} for the empty number. */
  NumberFacts of(String number);

  /** What a call to the number costs, the same as in its facts, for those who need no more. */
  default NumberCost cost(String number) {
    NumberFacts facts = of(number);
    return new NumberCost(facts.band(), facts.perMinute(), facts.premium());
  }

  /**
   * Whose clock its holder lives by: the time zone of the number's country, where it has only one,
   * else that of the feed.
   *
   * @param source the feed's name, see {@link Signal#source}
   */
  default ZoneId zone(String number, String source) {
    return ZoneOffset.UTC;
  }

  /**
   * Whose account it is, where the provider says so.
   *
   * @param time at which that has to hold, epoch milliseconds
   */
  default Profile profile(String account, long time) {
    return Profile.NONE;
  }

  /** {@link NumberFacts#emergency} of a number, for those who need no more. */
  default boolean emergency(String number) {
    return of(number).emergency();
  }
}
