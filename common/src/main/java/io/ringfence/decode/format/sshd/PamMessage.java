package io.ringfence.decode.format.sshd;

import io.ringfence.decode.format.Repeated;
import io.ringfence.decode.format.UnreadableException;

/**
 * A message of PAM's. What it tells of sshd, sshd tells as well. It counts where PAM alone tells
 * it: of other services, of a time when the two went into different logs, and of the further
 * attempts of a connection at an account that there is not.
 */
final class PamMessage {

  /** A longer message may be cut off on the way, where a long name ends: relays take 480 bytes. */
  private static final int LONGEST = 400;

  private static final String FAILURE = "authentication failure; logname=";
  private static final String MORE = " more authentication failure";
  private static final String DENIED = "access denied for user `";
  private static final String ALONE = "(pam_unix)";
  private static final String RHOST = " rhost=";
  private static final String USER = " user=";

  private PamMessage() {}

  /** Null if it is none of PAM's. */
  static Happening read(String program, String text) {
    if (program.endsWith(ALONE)) {
      return failure(text, true, false);
    }
    boolean sshd = program.isEmpty() || program.startsWith("sshd");
    if (text.startsWith("PAM ")) {
      return failure(text.substring("PAM ".length()), !sshd, sshd);
    }
    if (!text.startsWith("pam_")) {
      return null;
    }
    int open = text.indexOf('(');
    int colon = text.indexOf(':', open);
    int close = text.indexOf("): ", colon);
    if (open < 0 || colon < 0 || close < 0) {
      return Happening.ORDINARY;
    }
    String message = text.substring(close + "): ".length());
    String service = text.substring(open + 1, colon);
    if (text.startsWith("pam_access") && message.startsWith(DENIED)) {
      return denied(message);
    }
    // A stack of modules has one failure in each. This one is in every stack.
    return text.startsWith("pam_unix(")
        ? failure(message, !service.equals("sshd"), false)
        : Happening.ORDINARY;
  }

  /**
   * {@code authentication failure; logname=.. uid=.. euid=.. tty=.. ruser=.. rhost=HOST user=NAME},
   * or {@code N more authentication failures; ..} of the same connection.
   *
   * @param alone whether nobody else tells of it
   * @param further whether those at unknown accounts are told by nobody else
   */
  private static Happening failure(String message, boolean alone, boolean further) {
    int times = 1;
    int more = message.indexOf(MORE);
    if (more > 0 && more <= 5 && Character.isDigit(message.charAt(0))) {
      times = Repeated.count(message.substring(0, more));
    } else if (!message.startsWith(FAILURE)) {
      return Happening.ORDINARY;
    }
    if (!alone && !further) {
      return Happening.TOLD_TWICE;
    }
    // Some services put the name that was typed both before and behind the host.
    int host = message.indexOf(RHOST);
    if (message.length() > LONGEST || host < 0 || message.indexOf(RHOST, host + 1) >= 0) {
      throw UnreadableException.malformed("not one place for the host");
    }
    host += RHOST.length();
    int end = message.indexOf(' ', host);
    end = end < 0 ? message.length() : end;
    int user = message.startsWith(USER, end) ? end : end + 1;
    String name = message.startsWith(USER, user) ? message.substring(user + USER.length()) : "";
    if (host == end) {
      return Happening.ORDINARY; // somebody who is on the machine already
    }
    if (!alone && !name.isEmpty()) {
      return Happening.TOLD_TWICE;
    }
    // pam_unix does not name an account that there is not.
    return Happening.several(
        name.isEmpty() ? Happening.UNKNOWN : Happening.FAILED,
        name,
        new Peer(message.substring(host, end), "", 0),
        times);
  }

  /** {@code access denied for user `NAME' from `HOST'}: sshd tells it without the host. */
  private static Happening denied(String message) {
    int from = message.lastIndexOf("' from `");
    if (from < 0 || !message.endsWith("'")) {
      throw Happening.noHost();
    }
    String host = message.substring(from + "' from `".length(), message.length() - 1);
    return Happening.once(
        Happening.PROBE, message.substring(DENIED.length(), from), new Peer(host, "", 0));
  }
}
