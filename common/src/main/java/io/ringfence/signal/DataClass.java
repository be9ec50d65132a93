package io.ringfence.signal;

/**
 * Classes of personal data, each with a retention of its own. The code is stored; never change one.
 */
public enum DataClass {
  /** Calls, messages' metadata, sessions and quality. */
  TRAFFIC(1),
  SECURITY(2),
  /** What is known of message templates. */
  CONTENT(3),
  LISTING(4),
  /** Alerts, episodes and their ordinals. */
  ALERT(5),
  /** Who was seen together with whom. */
  LINK(6),
  /** Where security events took place, and what follows from it. */
  LOCATION(7);

  private static final DataClass[] ALL = values();

  private final int code;

  DataClass(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static DataClass ofCode(int code) {
    for (DataClass each : ALL) {
      if (each.code == code) {
        return each;
      }
    }
    throw new IllegalArgumentException("no data class has the code " + code);
  }
}
