package io.ringfence.alert;

import io.ringfence.rule.Rule;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Hash;
import java.util.HexFormat;

/**
 * The identity of an alert: the id of the rule, the subject and the episode's ordinal, and nothing
 * else. All versions of an alert have the same id, and a second run over the same signals gives the
 * same ids.
 */
public final class AlertId {

  private AlertId() {}

  /** The hash of rule and subject, then a hyphen and the ordinal. */
  public static String of(Rule rule, Subject subject, int ordinal) {
    long hash = Hash.of(rule.id() + '\n' + subject.key());
    return HexFormat.of().toHexDigits(hash) + "-" + ordinal;
  }
}
