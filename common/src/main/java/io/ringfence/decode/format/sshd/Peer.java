package io.ringfence.decode.format.sshd;

/**
 * Who connected, as a message says it.
 *
 * @param host as it stands there
 * @param port empty in messages that have none
 * @param start where in the message the words for it begin
 */
record Peer(String host, String port, int start) {

  private static final String FROM = " from ";
  private static final String PORT = " port ";

  /**
   * {@code WORD HOST port PORT} at the end of what stands before an index. What a stranger wrote
   * stands before it, and may look the same. Null if the end is something else.
   *
   * @param word with its spaces
   * @param from no part of it begins before this
   */
  static Peer ending(String text, int from, int end, String word) {
    int digits = end;
    while (digits > from && isDigit(text.charAt(digits - 1))) {
      digits--;
    }
    int port = digits - PORT.length();
    if (digits == end || end - digits > 5 || port < from || !text.startsWith(PORT, port)) {
      return null;
    }
    return word(text, from, port, word, text.substring(digits, end));
  }

  /** {@code WORD HOST} at the end, in messages without a port. Null if there is none. */
  static Peer last(String text, int from, int end, String word) {
    return word(text, from, end, word, "");
  }

  private static Peer word(String text, int from, int end, String word, String port) {
    int host = text.lastIndexOf(' ', end - 1) + 1;
    int start = host - word.length();
    return host < end && start >= from && text.startsWith(word, start)
        ? new Peer(text.substring(host, end), port, start)
        : null;
  }

  /** With a port if there is one. */
  static Peer either(String text, int from, String word) {
    Peer peer = ending(text, from, text.length(), word);
    return peer == null ? last(text, from, text.length(), word) : peer;
  }

  /**
   * {@code from HOST port PORT ssh2} in a message where strangers may have written both before and
   * behind it: a name, and what a key says of itself. Null if it is not there, or there twice.
   */
  static Peer only(String text, int from) {
    Peer only = null;
    for (int at = text.indexOf(FROM, from); at >= 0; at = text.indexOf(FROM, at + 1)) {
      Peer peer = leading(text, at + FROM.length());
      int end = peer.start() + " ssh2".length();
      boolean whole =
          !peer.port().isEmpty()
              && text.startsWith(" ssh2", peer.start())
              && (end == text.length() || text.charAt(end) == ':');
      if (whole && only != null) {
        return null;
      }
      if (whole) {
        only = new Peer(peer.host(), peer.port(), at);
      }
    }
    return only;
  }

  /**
   * {@code HOST} and, where it follows, {@code port PORT}, at an index where sshd writes it before
   * all that strangers may write. Its start is where it ends.
   */
  static Peer leading(String text, int from) {
    int end = text.indexOf(' ', from);
    end = end < 0 ? text.length() : end;
    int digits = end + PORT.length();
    int after = digits;
    if (text.startsWith(PORT, end)) {
      while (after < text.length() && isDigit(text.charAt(after))) {
        after++;
      }
    }
    if (after > digits) {
      return new Peer(text.substring(from, end), text.substring(digits, after), after);
    }
    boolean colon = end > from && text.charAt(end - 1) == ':';
    return new Peer(text.substring(from, colon ? end - 1 : end), "", colon ? end - 1 : end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
