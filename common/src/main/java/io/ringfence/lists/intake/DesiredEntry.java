package io.ringfence.lists.intake;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;

/**
 * What a file says of one subject.
 *
 * @param reason empty where the file gives none
 * @param from {@link #UNSAID} where the file does not say
 * @param until first moment at which it no longer holds, {@link #UNSAID} where the file does not
 *     say
 * @param action whether the subject is listed, cleared or exempt
 * @param exemption from what it is exempt
 */
public record DesiredEntry(
    Subject subject,
    String reason,
    long from,
    long until,
    SignalTopic action,
    Exemption exemption) {

  public static final long UNSAID = Long.MIN_VALUE;

  /** One that lists its subject. */
  public DesiredEntry(Subject subject, String reason, long from, long until) {
    this(subject, reason, from, until, SignalTopic.LISTING_ADD, Exemption.NONE);
  }

  /** The same with another action. */
  public DesiredEntry by(SignalTopic other, Exemption exempt) {
    return new DesiredEntry(subject, reason, from, until, other, exempt);
  }

  /** The same without what somebody has written about the subject. */
  public DesiredEntry withoutReason() {
    return new DesiredEntry(subject, "", from, until, action, exemption);
  }
}
