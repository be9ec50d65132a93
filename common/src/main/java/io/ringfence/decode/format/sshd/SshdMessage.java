package io.ringfence.decode.format.sshd;

import java.util.List;

/**
 * A message of sshd's own. Names are what strangers typed, so hosts are taken from where sshd
 * writes them: behind a name the last, before anything else that is a stranger's the first.
 */
final class SshdMessage {

  /**
   * sshd cuts its messages at 500 characters, and what is cut there may end in a name. A name has
   * at most 100 characters that are blanks, which are taken off on the way.
   */
  private static final int CUT = 500 - 100;

  private static final String INVALID = "invalid user ";
  private static final String ILLEGAL = "illegal user ";
  private static final String FROM = " from ";
  private static final String PORT = " port ";
  private static final String SSH2 = " ssh2";
  private static final String NOT_ALLOWED = " not allowed because ";

  /** What turns a connection away, and has its host next. */
  private static final List<String> TURNED_AWAY =
      List.of(
          "Did not receive identification string from ",
          "Unable to negotiate with ",
          "Protocol major versions differ for ",
          "probed from ",
          "scanned from ",
          "ROOT LOGIN REFUSED FROM ",
          "Timeout before authentication for connection from ",
          "Timeout before authentication for ");

  /** The same, if it was for one of these reasons and not for the network's. */
  private static final List<String> BROKEN =
      List.of("banner exchange: Connection from ", "ssh_dispatch_run_fatal: Connection from ");

  private static final List<String> REASONS =
      List.of(
          ": invalid format",
          ": could not read protocol version",
          ": protocol version mismatch",
          ": message authentication code incorrect",
          ": Connection corrupted",
          ": incomplete message",
          ": DH GEX group out of range");

  private static final List<String> THROWN_OUT =
      List.of(": Too many authentication failures", ": Change of username or service not allowed");

  private static final String DISCONNECT = "Received disconnect from ";

  private SshdMessage() {}

  static Happening read(String message) {
    String text = without(message);
    // What the monitor writes is never cut in a name: 100 bytes, of which each has at most four
    // characters.
    if (text.startsWith("Failed ") || text.startsWith("Accepted ")) {
      return attempt(text);
    }
    if (text.startsWith("Invalid user ") || text.startsWith("Illegal user ")) {
      return invalid(text);
    }
    if (text.startsWith("PAM: ")) {
      return pam(text);
    }
    for (String prefix : TURNED_AWAY) {
      if (text.startsWith(prefix)) {
        return Happening.once(Happening.PROBE, "", Peer.leading(text, prefix.length()));
      }
    }
    for (String prefix : BROKEN) {
      if (text.startsWith(prefix)) {
        Peer peer = Peer.leading(text, prefix.length());
        boolean broken = REASONS.stream().anyMatch(r -> text.startsWith(r, peer.start()));
        return broken ? Happening.once(Happening.PROBE, "", peer) : Happening.ORDINARY;
      }
    }
    if (text.startsWith(DISCONNECT)) {
      Peer peer = Peer.leading(text, DISCONNECT.length());
      return gaveUp(text.substring(peer.start()))
          ? Happening.once(Happening.PROBE, "", peer)
          : Happening.ORDINARY;
    }
    Peer peer = turnedAway(text, message.length() >= CUT);
    return peer == null ? Happening.ORDINARY : Happening.once(Happening.PROBE, "", peer);
  }

  /** Without the words for its level and for the part of sshd that it comes from. */
  private static String without(String message) {
    int from = 0;
    if (message.startsWith("error: ") || message.startsWith("fatal: ")) {
      from = "error: ".length();
    }
    return message.substring(
        from, message.length() - (message.endsWith(" [preauth]") ? " [preauth]".length() : 0));
  }

  /** {@code Failed METHOD for [invalid user ]NAME from HOST port PORT ssh2[: KEY]}. */
  private static Happening attempt(String text) {
    int method = text.indexOf(' ') + 1;
    int end = text.indexOf(' ', method);
    if (end < 0 || !text.startsWith(" for ", end)) {
      return Happening.ORDINARY;
    }
    String how = text.substring(method, end);
    int name = end + " for ".length();
    boolean unknown = text.startsWith(INVALID, name) || text.startsWith(ILLEGAL, name);
    name += unknown ? INVALID.length() : 0;
    boolean guess =
        how.equals("password")
            || how.startsWith("keyboard-interactive")
            || how.equals("challenge-response");
    // Only what is proved by a key or a ticket has more behind the host.
    Peer peer = guess || how.equals("none") ? ended(text, name) : Peer.only(text, name);
    if (peer == null) {
      throw Happening.noHost();
    }
    String user = user(text, name, peer);
    if (text.startsWith("Accepted")) {
      return Happening.each(Happening.OK, user, peer);
    }
    if (unknown) {
      return Happening.once(Happening.UNKNOWN, user, peer);
    }
    if (how.equals("none")) {
      return Happening.ORDINARY; // every client begins with it
    }
    if (how.equals("keyboard-interactive/pam")) {
      return Happening.once(Happening.PROBE, user, peer); // "PAM: ..." told the attempt
    }
    return guess
        ? Happening.each(Happening.FAILED, user, peer)
        : Happening.once(Happening.FAILED, user, peer); // clients offer all their keys in turn
  }

  /** {@code from HOST port PORT[ ssh2]} at the end: protocol 1 was written without. */
  private static Peer ended(String text, int from) {
    int end = text.length() - (text.endsWith(SSH2) ? SSH2.length() : 0);
    return Peer.ending(text, from, end, FROM);
  }

  /** {@code Invalid user NAME from HOST[ port PORT]}. */
  private static Happening invalid(String text) {
    int name = INVALID.length();
    Peer peer = Peer.either(text, name, FROM);
    if (peer == null) {
      throw Happening.noHost();
    }
    // Before OpenSSH 7.4 it had no port, by which an attempt that follows could be known.
    return Happening.once(
        peer.port().isEmpty() ? Happening.PROBE : Happening.UNKNOWN, user(text, name, peer), peer);
  }

  /** {@code PAM: REASON for [illegal user ]NAME from HOST}. */
  private static Happening pam(String text) {
    String service = " for service. for ";
    int name = text.indexOf(" for ");
    if (name < 0) {
      return Happening.ORDINARY;
    }
    name += text.startsWith(service, name) ? service.length() : " for ".length();
    if (text.startsWith(ILLEGAL, name)) {
      return Happening.TOLD_TWICE; // "Failed keyboard-interactive/pam for invalid user" follows
    }
    Peer peer = Peer.last(text, name, text.length(), FROM);
    if (peer == null) {
      throw Happening.noHost();
    }
    return Happening.each(Happening.FAILED, user(text, name, peer), peer);
  }

  /** What a client says once it knows no other way to log in, by its number or by its words. */
  private static boolean gaveUp(String reason) {
    return reason.startsWith(":14: ")
        || reason.startsWith(": 14: ")
        || ((reason.startsWith(":3: ") || reason.startsWith(": 3: "))
            && reason.endsWith("Auth fail"));
  }

  /** Who was turned away, where the message has its host in another place; null if it is none. */
  private static Peer turnedAway(String text, boolean cut) {
    if (text.startsWith("drop connection #")) {
      // from [HOST]:PORT on [HOST]:PORT
      int host = text.indexOf(" from [") + " from [".length();
      int end = text.indexOf("]:", host);
      int on = text.indexOf(" on [", end);
      boolean whole = host >= " from [".length() && end > 0 && on > 0;
      return whole ? new Peer(text.substring(host, end), text.substring(end + 2, on), 0) : null;
    }
    if (text.startsWith("Connection from ") && text.contains(" with IP opts: ")) {
      return Peer.leading(text, "Connection from ".length());
    }
    if (cut) {
      return null;
    }
    if (text.startsWith("maximum authentication attempts exceeded for ")
        || text.startsWith("Disconnecting: Too many authentication failures for ")) {
      return ended(text, text.indexOf(" for "));
    }
    int port = text.indexOf(PORT);
    if (text.startsWith("Disconnecting ") && port > 0) {
      // Before it may stand a name, behind it a name or a service, as the client said it.
      int reason = text.indexOf(':', port);
      boolean clear = port == text.lastIndexOf(PORT) && reason > 0;
      return clear && THROWN_OUT.stream().anyMatch(r -> text.startsWith(r, reason))
          ? Peer.ending(text, "Disconnecting".length(), reason, " ")
          : null;
    }
    if (text.startsWith("Bad protocol version identification '")) {
      return Peer.either(text, "Bad protocol version identification '".length(), "' from ");
    }
    if (text.startsWith("User ") && text.contains(NOT_ALLOWED)) {
      return Peer.last(text, 0, text.lastIndexOf(NOT_ALLOWED), FROM);
    }
    if (text.startsWith("refused connect from ")) {
      return text.endsWith(")")
          ? between(text, " (", ")")
          : Peer.leading(text, "refused connect from ".length());
    }
    int tried = text.indexOf("Authentication tried for ");
    if (tried == 0 || (text.startsWith("/") && tried > 0 && tried == text.indexOf(' ') + 1)) {
      return text.contains(", ip=")
          ? between(text, ", ip=", text.contains(", required=") ? ", required=" : ")")
          : between(text, "source address (", ")");
    }
    return text.startsWith("Nasty PTR record \"")
        ? between(text, " is set up for ", ", ignoring")
        : null;
  }

  /** What stands between the last of one and the next of the other. */
  private static Peer between(String text, String before, String after) {
    int from = text.lastIndexOf(before);
    int end = text.indexOf(after, from + before.length());
    return from < 0 || end < 0
        ? null
        : new Peer(text.substring(from + before.length(), end), "", from);
  }

  private static String user(String text, int name, Peer peer) {
    return name >= peer.start() ? "" : text.substring(name, peer.start());
  }
}
