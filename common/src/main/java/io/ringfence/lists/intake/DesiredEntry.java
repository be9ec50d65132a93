package io.ringfence.lists.intake;

import io.ringfence.signal.Subject;

/**
 * What a file says of one subject.
 *
 * @param reason empty where the file gives none
 * @param from {@link #UNSAID} where the file does not say
 * @param until first moment at which it no longer holds, {@link #UNSAID} where the file does not
 *     say
 * @param allow whether the subject is cleared rather than listed
 */
public record DesiredEntry(Subject subject, String reason, long from, long until, boolean allow) {

  public static final long UNSAID = Long.MIN_VALUE;

  /** The same without what somebody has written about the subject. */
  public DesiredEntry withoutReason() {
    return new DesiredEntry(subject, "", from, until, allow);
  }
}
