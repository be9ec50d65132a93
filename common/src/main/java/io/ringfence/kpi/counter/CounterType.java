package io.ringfence.kpi.counter;

/**
 * What a figure counts. Most have one value only; the others are counted by value: a cause, a
 * duration, a moment within the window. The code is stored; never change one.
 */
public enum CounterType {
  ATTEMPTS(1),
  BIDS(2),
  ANSWERED(3),
  /** Answered calls of which the talk time is known. */
  TALKED(4),
  /** Milliseconds. */
  TALK(5),
  /** Of SIP status 3xx: what RFC 6076 takes out of the base of SER and SEER. */
  REDIRECTED(6),
  /** What RFC 6076 calls effective although nobody answered. */
  EFFECTIVE(7),
  /** What RFC 6076 calls ineffective. */
  INEFFECTIVE(8),
  /** By {@link CauseClass}. */
  CLASS(9),
  /** By SIP status. */
  SIP(10),
  /** By Q.850 cause. */
  Q850(11),
  /** Time to answer, by milliseconds. */
  PDD(12),
  /** Attempts by second of the window. */
  SECOND(13),
  /** Calls that come up, by millisecond of the window. */
  UP(14),
  /** Calls that are over, by millisecond of the window. */
  DOWN(15),
  /** Calls that are up when the hour begins. */
  CARRIED(16),
  /** Calls that come up less those that are over, by minute of the hour. */
  NET(17),
  /** Session request delay of answered calls, by milliseconds in full tenths of a second. */
  REQUEST_DELAY(18),
  /** The same of those that failed. */
  FAILED_REQUEST_DELAY(19),

  REPORTS(20),
  MOS_REPORTS(21),
  /** Thousandths, as the three below. */
  MOS(22),
  JITTER_REPORTS(23),
  JITTER(24),
  LOSS_REPORTS(25),
  LOSS(26),
  RTT_REPORTS(27),
  RTT(28),

  SUBMITTED(30),
  DELIVERED(31),
  FAILED(32),
  BLOCKED(33),

  OTP_SENT(40),
  OTP_VERIFIED(41),

  JOINS(50),
  REJOINS(51),
  STAYS(52),
  /** Milliseconds. */
  STAY(53),
  SHORT_STAYS(54),
  KICKED(55),
  REFUSED(56),

  REGISTERED(60),
  REGISTER_FAILED(61),
  ACCOUNT_UNKNOWN(62),

  /** How long calls rang, by milliseconds in full tenths of a second. */
  RING_TIME(70),
  /** Answered calls that are over within six seconds of talk. */
  SHORT_CALLS(71),
  /** Reports by their MOS, in tenths rounded up. */
  MOS_LEVEL(72);

  /** Values are below: seven days in milliseconds have 30 bits. */
  private static final int VALUE_BITS = 40;

  private final long code;

  CounterType(long code) {
    this.code = code;
  }

  /** Of a figure; figures of one kind lie side by side, ascending by value. */
  long key(long value) {
    return (code << VALUE_BITS) | value;
  }

  /** The key after the kind's last. */
  long end() {
    return (code + 1) << VALUE_BITS;
  }

  static long value(long key) {
    return key & ((1L << VALUE_BITS) - 1);
  }

  public boolean is(long key) {
    return key >>> VALUE_BITS == code;
  }
}
