package io.ringfence.alert;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.KeyedHash;
import java.util.HexFormat;

/**
 * The identity of an alert: the id of the rule, the subject and the episode's ordinal, and nothing
 * else. All versions of an alert have the same id, and a second run over the same signals with the
 * same key gives the same ids.
 *
 * <p>With a key, an id tells nothing about its subject, and only a holder of the key can make one.
 * Without, whoever knows the rules can try out numbers until an id fits.
 */
public final class AlertIds {

  /** Ids that anyone can compute. */
  public static final AlertIds UNKEYED = new AlertIds(null);

  /** Of an HMAC: nobody meets another id by chance, and it still fits into a line. */
  private static final int BYTES = 16;

  private final KeyedHash key;

  private AlertIds(KeyedHash key) {
    this.key = key;
  }

  /** Ids under a key, which has to stay the same for as long as there are alerts. */
  public static AlertIds keyed(KeyedHash key) {
    return new AlertIds(key);
  }

  public boolean keyed() {
    return key != null;
  }

  /** A hash, then a hyphen and the ordinal. With a key, the hash is of the ordinal, too. */
  public String of(String rule, Subject subject, int ordinal) {
    return key == null
        ? unkeyed(rule, subject, ordinal)
        : key.of(rule + '\n' + ordinal + '\n' + subject.key(), BYTES) + '-' + ordinal;
  }

  /** As it is without a key. */
  public static String unkeyed(String rule, Subject subject, int ordinal) {
    long hash = Hash.of(rule + '\n' + subject.key());
    return HexFormat.of().toHexDigits(hash) + "-" + ordinal;
  }

  /** Whether an alert that says this of itself has its id from these, or from before the key. */
  public boolean match(AlertClaim claim) {
    return claim.id().equals(of(claim.rule(), claim.subject(), claim.ordinal()))
        || claim.id().equals(unkeyed(claim.rule(), claim.subject(), claim.ordinal()));
  }
}
