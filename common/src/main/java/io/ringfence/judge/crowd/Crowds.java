package io.ringfence.judge.crowd;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;

/**
 * Which subjects can be crowds, and how their signals are divided. A trunk, a range, a network, a
 * text or a meeting can be a tenth of all traffic, and one subject is judged by one thread. So its
 * signals are divided into shares, by their identity, and into slices of event time. Of a share's
 * slice, the first {@link #WHOLE} signals reach the subject as they are; the others are merged.
 */
public final class Crowds {

  /** Each subject's signals are divided among so many keys. */
  static final int SHARES = 8;

  /** Length of a slice, in milliseconds of event time. */
  public static final long SLICE_MILLIS = 10_000;

  /**
   * So many signals of a share's slice stay whole. A slice of a share has as many on average at
   * 12.8 signals a second of one subject. Where signals come at random (Poisson), some are merged
   * in one slice of 450 at 5 a second, in one of five at 8, in nearly all at 12.8.
   */
  public static final int WHOLE = 16;

  private Crowds() {}

  /** Accounts, devices, numbers and addresses are never merged. */
  public static boolean canBe(SubjectKind kind) {
    return switch (kind) {
      case TRUNK, RANGE, NETWORK, CONTENT, MEETING -> true;
      case NUMBER, DEVICE, ACCOUNT, ADDRESS -> false;
    };
  }

  /** Whether a delivery goes by way of its slice; all others go to their subject at once. */
  public static boolean concerns(Delivery delivery) {
    return (delivery instanceof Observation || delivery instanceof Withdrawal)
        && canBe(Subject.kindOf(delivery.key()));
  }

  /** The key of the slice of a delivery that {@link #concerns} says goes by way of one. */
  public static String sliceKey(Delivery delivery) {
    if (delivery instanceof Observation observation) {
      return sliceKey(observation.key(), observation.identity(), observation.time());
    }
    Withdrawal withdrawal = (Withdrawal) delivery;
    return sliceKey(withdrawal.key(), withdrawal.identity(), withdrawal.time());
  }

  private static String sliceKey(String subject, long identity, long time) {
    return share(identity) + Long.toString(slice(time), Character.MAX_RADIX) + ':' + subject;
  }

  /** One digit. */
  private static String share(long identity) {
    return Long.toString(Math.floorMod(identity, (long) SHARES));
  }

  private static long slice(long time) {
    return Math.floorDiv(time, SLICE_MILLIS);
  }

  /** The end of the slice of a time: the first moment after it. */
  public static long sliceEnd(long time) {
    return (slice(time) + 1) * SLICE_MILLIS;
  }

  /**
   * The watermark from which on no more signals of a time's slice come, of a source with such a
   * lateness whose feed is so far behind event time: twice the lateness, as {@code SubjectContext}
   * waits.
   */
  public static long settledFrom(long time, long lateness, long lag) {
    return sliceEnd(time) + 2 * lateness + lag;
  }

  /** Whether an amendment takes a signal to another slice, so that it has to leave the first. */
  public static boolean movesAway(Observation before, Observation after) {
    return slice(before.time()) != slice(after.time()) && concerns(before);
  }
}
