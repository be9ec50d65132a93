package io.ringfence.kpi.counter;

import io.ringfence.signal.Signal;
import java.util.Locale;

/**
 * How a call went, in classes of our own: equipment maps SIP and Q.850 to each other in different
 * ways (480 is 18 or 19, 503 is 34 or 41), so both are kept as they came, and this beside them. The
 * code is stored; never change one.
 */
public enum CauseClass {
  /** Somebody, or something, answered. */
  ANSWER(1),
  /** The network did its part: busy, no answer, refused, given up. */
  USER(2),
  /** There is no such number, or it cannot be dialled like this. */
  NUMBERING(3),
  /** The network did not do its part. */
  NETWORK(4),
  /** Not allowed. */
  POLICY(5),
  /** Sent elsewhere, or asked to prove who one is: another attempt follows. */
  REDIRECT(6),
  /** Any other cause. */
  OTHER(7),
  /** Over, and no record says why. */
  UNKNOWN(8),
  /** Not answered and not over, as far as is known. */
  OPEN(9),
  /** The caller gave up, and no record says that it had rung: it is nobody's fault, or unknown. */
  CANCELLED(10);

  private static final int REQUEST_TERMINATED = 487;

  private static final CauseClass[] ALL = values();

  private final int code;

  CauseClass(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static CauseClass ofCode(long code) {
    for (CauseClass each : ALL) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no class of causes has the code " + code);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Of a call that nobody answered and that is over: by SIP where it is known, else by Q.850.
   *
   * @param rang whether a record says that it rang
   */
  public static CauseClass of(int sipCode, int q850, boolean rang) {
    if (sipCode == REQUEST_TERMINATED && !rang) {
      return CANCELLED;
    }
    return sipCode != Signal.ABSENT
        ? ofSip(sipCode)
        : q850 != Signal.ABSENT ? ofQ850(q850) : UNKNOWN;
  }

  private static CauseClass ofSip(int code) {
    return switch (code) {
      case 480, 486, 487, 600, 603, 607, 608 -> USER;
      case 404, 410, 484, 485, 604 -> NUMBERING;
      case 408 -> NETWORK;
      case 403, 428, 436, 437, 438 -> POLICY;
      case 401, 402, 407 -> REDIRECT;
      default -> code >= 500 && code < 600 ? NETWORK : code >= 300 && code < 400 ? REDIRECT : OTHER;
    };
  }

  private static CauseClass ofQ850(int cause) {
    return switch (cause) {
      case 16, 17, 18, 19, 20, 21, 31 -> USER;
      case 1, 3, 22, 28 -> NUMBERING;
      case 2, 27, 34, 38, 41, 42, 44, 47, 102 -> NETWORK;
      case 50, 55, 57, 87 -> POLICY;
      default -> OTHER;
    };
  }
}
