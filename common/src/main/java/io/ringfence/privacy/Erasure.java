package io.ringfence.privacy;

import io.ringfence.signal.Subject;

/**
 * One subject that is forgotten wherever its name stands as a value: in the measures, the links and
 * the alerts of others.
 *
 * @param request id of the privacy signal
 * @param upTo signals up to this time are erased, in epoch milliseconds
 * @param tenant whose states it reaches: those that are a tenant's alone; empty for all that are no
 *     tenant's alone
 * @param token what stands in the place of the subject's value, so that counts of different values
 *     stay; begins with {@link Subject#ERASED}
 */
public record Erasure(String request, Subject subject, long upTo, String tenant, String token) {

  /** The same in the states of another tenant. */
  public Erasure reaching(String other) {
    return new Erasure(request, subject, upTo, other, token);
  }
}
