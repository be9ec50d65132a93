package io.ringfence.kpi.counter;

/**
 * What indicators are about. Each family is grouped by at most two dimensions of its own, by either
 * and by both. The code is stored; never change one.
 */
public enum IndicatorFamily {
  CALLS(1, "trunk", "country", "voice"),
  QUALITY(2, "trunk", "region", "voice"),
  MESSAGES(3, "channel", "country", ""),
  OTP(4, "", "country", ""),
  MEETINGS(5, "", "", "meeting"),
  REGISTRATIONS(6, "", "", "");

  private static final IndicatorFamily[] ALL = values();

  private final int code;
  private final String first;
  private final String second;
  private final String channel;

  IndicatorFamily(int code, String first, String second, String channel) {
    this.code = code;
    this.first = first;
    this.second = second;
    this.channel = channel;
  }

  int code() {
    return code;
  }

  /** Name of the first dimension, empty where there is none. */
  public String first() {
    return first;
  }

  /** Name of the second dimension, empty where there is none. */
  public String second() {
    return second;
  }

  /** The one channel that the whole family is on; empty where it is on none, or on several. */
  public String channel() {
    return channel;
  }

  static IndicatorFamily ofCode(int code) {
    for (IndicatorFamily family : ALL) {
      if (family.code == code) {
        return family;
      }
    }
    throw new IllegalArgumentException("no family has the code " + code);
  }
}
