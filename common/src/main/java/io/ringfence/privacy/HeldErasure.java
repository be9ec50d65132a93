package io.ringfence.privacy;

import static java.util.Objects.requireNonNull;

/**
 * A lawful hold on a subject, as far as an erasure has to wait for its end.
 *
 * @param until when it ends, in epoch milliseconds; {@link Long#MAX_VALUE} only when it is released
 * @param request the erasure that waits; empty if none does
 * @param upTo what that erases, in epoch milliseconds
 */
public record HeldErasure(long until, String request, long upTo) {

  public HeldErasure {
    requireNonNull(request, "request");
  }

  public static HeldErasure until(long until) {
    return new HeldErasure(until, "", Long.MIN_VALUE);
  }

  public boolean waits() {
    return !request.isEmpty();
  }

  /** The same with one more erasure that waits: both are one. */
  public HeldErasure and(String later, long itsUpTo) {
    return new HeldErasure(until, later, Math.max(upTo, itsUpTo));
  }

  /** The same with another end. */
  public HeldErasure endingAt(long end) {
    return new HeldErasure(end, request, upTo);
  }
}
