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
 */
public record Erasure(String request, Subject subject, long upTo) {

  public Erasure {
    requireNonNull(request, "request");
    requireNonNull(subject, "subject");
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
