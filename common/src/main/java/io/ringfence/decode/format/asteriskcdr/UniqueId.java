package io.ringfence.decode.format.asteriskcdr;

/**
 * How Asterisk calls a channel: {@code 1231977075.0}, the second in which it was made and a number,
 * with the name of the system before it if that has one: {@code pbx-1-1231977075.0}.
 */
final class UniqueId {

  private static final int SECONDS_DIGITS = 10;

  private UniqueId() {}

  static boolean is(String text) {
    return created(text) >= 0;
  }

  /** When the channel was made, epoch milliseconds; negative if it is not such an id. */
  static long created(String text) {
    int dot = text.lastIndexOf('.');
    int from = dot - SECONDS_DIGITS;
    if (from < 0
        || (from > 0 && text.charAt(from - 1) != '-')
        || !Seconds.digits(text, from, dot)
        || !Seconds.digits(text, dot + 1, text.length())) {
      return -1;
    }
    return Long.parseLong(text.substring(from, dot)) * 1000;
  }
}
