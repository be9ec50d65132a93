package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.Feed;

/**
 * Whose channel it is: of {@code PJSIP/carrier-a-0000001f} the technology and {@code carrier-a}.
 * Both are empty if there is no channel, and the name if it may be cut.
 */
record Endpoint(String tech, String name) {

  /** Asterisk keeps 79 characters of a channel's name: of a longer one the end may be gone. */
  private static final int CUT = 79;

  static final Endpoint NONE = new Endpoint("", "");

  static Endpoint of(String channel) {
    int slash = channel.indexOf('/');
    if (slash <= 0) {
      return NONE;
    }
    String tech = channel.substring(0, slash);
    int dash = channel.lastIndexOf('-');
    if (channel.length() >= CUT || dash <= slash + 1 || !counted(channel, dash + 1)) {
      return new Endpoint(tech, "");
    }
    int end = dash;
    int second = channel.indexOf('/', slash + 1);
    if (second > 0 && second < dash && (tech.equals("DAHDI") || tech.equals("Zap"))) {
      end = second; // of an ISDN line: the span, and the number that it was called with
    }
    return new Endpoint(tech, channel.substring(slash + 1, end));
  }

  /** Hex digits, and which end it is of a channel that has two. */
  private static boolean counted(String channel, int from) {
    int at = from;
    while (at < channel.length() && Character.digit(channel.charAt(at), 16) >= 0) {
      at++;
    }
    return at > from && (at == channel.length() || ";,".indexOf(channel.charAt(at)) >= 0);
  }

  /** Whether the settings name it as an interconnect: by its name, or with its technology. */
  boolean isTrunk(Feed feed) {
    return !name.isEmpty() && (feed.isTrunk(name) || feed.isTrunk(path()));
  }

  /** Whether the settings name it as the provider's own, in the same ways. */
  boolean isInside(Feed feed) {
    return !name.isEmpty() && (feed.isInside(name) || feed.isInside(path()));
  }

  private String path() {
    return tech + '/' + name;
  }

  /** Whether it leads back into the dial plan, and to nobody. */
  boolean local() {
    return tech.equals("Local");
  }
}
