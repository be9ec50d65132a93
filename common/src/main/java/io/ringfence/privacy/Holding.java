package io.ringfence.privacy;

import java.util.List;
import java.util.function.Supplier;

/**
 * One piece of personal data that is held, for whoever answers what is held, and for how long.
 *
 * @param of the class whose term it has
 * @param what kind of piece it is, for people
 * @param key of the subject under which it is held; of a call that is being assembled, its id
 * @param time when it happened, in epoch milliseconds; {@link #UNKNOWN} where that is not kept
 * @param due first moment at which it may be held no longer; {@link Long#MAX_VALUE} while there is
 *     none, as of a listing that still holds
 * @param said what it says, to be asked only where that is to be shown
 */
public record Holding(
    PolicyClass of, String what, String key, long time, long due, Supplier<Said> said) {

  public static final long UNKNOWN = Long.MIN_VALUE;

  /**
   * What a piece says.
   *
   * @param text for people
   * @param keys of all subjects that it names
   * @param remarks every text in it that may name somebody beside: ids, free text
   * @param hashes every number in it that may be the hash of a subject's key
   */
  public record Said(String text, List<String> keys, List<String> remarks, List<Long> hashes) {

    /** What has no hashes. */
    public Said(String text, List<String> keys, List<String> remarks) {
      this(text, keys, remarks, List.of());
    }
  }
}
