package io.ringfence.privacy;

import static java.util.Objects.requireNonNull;

import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Hash;

/**
 * One subject that is forgotten wherever its name stands as a value: in the measures, the links and
 * the alerts of others.
 *
 * @param request id of the privacy signal
 * @param upTo signals up to this time are erased, in epoch milliseconds
 * @param tenant whose states it reaches: those that are a tenant's alone; empty for all that are no
 *     tenant's alone
 */
public record Erasure(String request, Subject subject, long upTo, String tenant) {

  /** One of the provider's own. */
  public Erasure(String request, Subject subject, long upTo) {
    this(request, subject, upTo, "");
  }

  public Erasure {
    requireNonNull(request, "request");
    requireNonNull(subject, "subject");
    requireNonNull(tenant, "tenant");
  }

  /** The same in the states of another tenant. */
  public Erasure reaching(String other) {
    return new Erasure(request, subject, upTo, other);
  }

  /**
   * What stands in the place of the subject's value, so that counts of different values stay. It
   * follows from the request's id, so that all tasks use the same, and tells nothing about the
   * value.
   */
  public String token() {
    return Subject.ERASED + Long.toHexString(Hash.of("erasure\n" + request));
  }
}
