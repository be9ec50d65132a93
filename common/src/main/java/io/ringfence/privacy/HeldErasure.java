package io.ringfence.privacy;

/**
 * A lawful hold on a subject, as far as an erasure has to wait for its end.
 *
 * @param hold id of its request, under which the erasure is reported that waits for its end
 * @param until when it ends, in epoch milliseconds
 * @param upTo what the erasure that waits erases, in epoch milliseconds; {@link Long#MIN_VALUE} if
 *     none does
 * @param tenant whose states that erasure reaches; empty for the provider's own
 */
public record HeldErasure(String hold, long until, long upTo, String tenant) {

  public static HeldErasure until(String hold, long until) {
    return new HeldErasure(hold, until, Long.MIN_VALUE, "");
  }

  public boolean waits() {
    return upTo != Long.MIN_VALUE;
  }

  /** The same with one more erasure that waits: all that wait are one, the latest. */
  public HeldErasure and(long laterUpTo, String itsTenant) {
    return laterUpTo < upTo ? this : new HeldErasure(hold, until, laterUpTo, itsTenant);
  }

  /** The same with one more hold: the one that lasts longest counts, of equal ones the later. */
  public HeldErasure and(HeldErasure later) {
    return later.until >= until ? new HeldErasure(later.hold, later.until, upTo, tenant) : this;
  }
}
