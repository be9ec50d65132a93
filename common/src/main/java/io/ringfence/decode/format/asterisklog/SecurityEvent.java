package io.ringfence.decode.format.asterisklog;

import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.Rfc3339;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of {@code res_security_log}: {@code Key="value"} with commas between, in an order that
 * the event decides. Quotes in values are not escaped, and {@code AccountID}, {@code SessionID} and
 * most of what follows the addresses can be the client's.
 */
final class SecurityEvent {

  private static final String REMOTE = "RemoteAddress";

  /** What Asterisk writes before anything that a client may have. */
  private static final List<String> START =
      List.of("SecurityEvent", "EventTV", "Severity", "Service", "EventVersion");

  private static final List<String> ADDRESSES = List.of("SessionID", "LocalAddress", REMOTE);

  /** Behind the address of these, Asterisk alone writes, and nothing but the last names. */
  private static final Set<String> OWN_END =
      Set.of("FailedACL", "InvalidAccountID", "UnexpectedAddress");

  private static final Set<String> OWN_KEYS =
      Set.of("Module", "ACLName", "SessionTV", "ExpectedAddress");

  private static final Set<String> TELEPHONY = Set.of("SIP", "PJSIP", "IAX", "IAX2");

  private static final Pattern OLD_TIME = Pattern.compile("(\\d{1,11}+)-(\\d{1,6}+)");

  private SecurityEvent() {}

  /** In the order of the line, with where the values begin: a map of a dozen takes longer. */
  private record Pairs(String message, List<String> keys, List<Integer> values) {

    static Pairs of(String message) {
      return new Pairs(message, new ArrayList<>(16), new ArrayList<>(16));
    }

    /** Empty if it is not there. */
    String get(String key) {
      int at = keys.indexOf(key);
      int from = at < 0 ? 0 : values.get(at);
      return message.substring(from, at < 0 ? 0 : message.indexOf('"', from));
    }

    /**
     * Reads pairs until something else comes or a key comes again.
     *
     * @return where that begins
     */
    int read(int from) {
      long seen = 0;
      int at = from;
      while (at < message.length()) {
        int key = at;
        while (at < message.length() && isLetter(message.charAt(at))) {
          at++;
        }
        int end = message.startsWith("=\"", at) ? message.indexOf('"', at + 2) : -1;
        boolean closed = end == message.length() - 1 || (end > 0 && message.charAt(end + 1) == ',');
        String name = message.substring(key, at);
        long sort = 1L << (message.charAt(key) + name.length());
        if (!closed || ((seen & sort) != 0 && keys.contains(name))) {
          return key;
        }
        seen |= sort;
        keys.add(name);
        values.add(at + 2);
        at = end == message.length() - 1 ? end + 1 : end + 2;
      }
      // a comma at the end is where a line was cut
      return message.endsWith(",") ? at - 1 : at;
    }
  }

  static void read(String message, LogDecoder.Teller told) {
    int end = message.indexOf('"', "SecurityEvent=\"".length());
    if (!message.startsWith("SecurityEvent=\"") || end < 0) {
      throw UnreadableException.malformed("no name of an event");
    }
    String name = message.substring("SecurityEvent=\"".length(), end);
    switch (name) {
      case "ChallengeSent" -> told.passed("challenge");
      case "SessionLimit", "LoadAverageLimit", "MemoryLimit" -> told.passed("limit");
      case "ChallengeResponseFailed",
          "InvalidPassword",
          "AuthMethodNotAllowed",
          "InvalidAccountID",
          "SuccessfulAuth",
          "FailedACL",
          "RequestNotSupported",
          "RequestNotAllowed",
          "RequestBadFormat",
          "InvalidTransport",
          "UnexpectedAddress" ->
          tell(name, message, told);
      default -> told.passed("other");
    }
  }

  private static void tell(String name, String message, LogDecoder.Teller teller) {
    LogDecoder.requireWhole(message);
    Pairs values = Pairs.of(message);
    int read = values.read(0);
    List<String> keys = values.keys;
    if (keys.size() < START.size() || !keys.subList(0, START.size()).equals(START)) {
      throw UnreadableException.malformed("the event's own keys are missing");
    }
    boolean plain = read == message.length() && inOrder(keys, name);
    String remote = plain ? values.get(REMOTE) : certain(name, message);
    String address = LogDecoder.address(remote);
    if (address.isEmpty()) {
      throw UnreadableException.bad(REMOTE, "not an address");
    }
    long time = time(values.get("EventTV"), teller.logged());
    String service = values.get("Service");
    boolean pjsip = plain && service.equals("PJSIP");
    LogDecoder.Teller told = pjsip ? teller.ofRequest(values.get("SessionID")) : teller;
    boolean telephony = TELEPHONY.contains(service);
    boolean chanSip = service.equals("SIP");
    String account = plain ? account(values.get("AccountID")) : "";
    switch (name) {
      case "ChallengeResponseFailed", "InvalidPassword", "AuthMethodNotAllowed" ->
          told.tell(time, telephony ? "register.failed" : "login.failed", account, "", address);
      case "InvalidAccountID" -> told.tell(time, "account.unknown", account, "", address);
      case "SuccessfulAuth" -> {
        // chan_sip names the number that was called
        String who = chanSip ? "" : account;
        told.tell(time, telephony ? "register.ok" : "login.ok", who, "", address);
      }
      case "FailedACL" -> {
        boolean called = chanSip && "no_extension_match".equals(values.get("ACLName"));
        if (plain && called) {
          told.tell(time, "invite.refused", "", account, address);
        } else if (telephony) {
          String event = account.isEmpty() ? "scan.probe" : "invite.refused";
          told.tell(time, event, account, "", address);
        } else {
          told.tell(time, "login.failed", account, "", address);
        }
      }
      default -> told.tell(time, "scan.probe", account, "", address);
    }
  }

  private static boolean isLetter(char c) {
    return (c | ' ') >= 'a' && (c | ' ') <= 'z';
  }

  /** Of {@code RequestBadFormat} the account stands behind the addresses. */
  private static boolean inOrder(List<String> keys, String name) {
    int at = START.size();
    if (keys.size() > at && keys.get(at).equals("AccountID")) {
      at++;
    } else if (!name.equals("RequestBadFormat")) {
      return false;
    }
    int end = at + ADDRESSES.size();
    return keys.size() >= end && keys.subList(at, end).equals(ADDRESSES);
  }

  /**
   * The address in a line in which a client's text has quotes: the only one, or, where Asterisk
   * alone writes behind it, the last.
   */
  private static String certain(String name, String message) {
    String mark = "," + REMOTE + "=\"";
    int last = message.lastIndexOf(mark);
    int open = last + mark.length();
    int close = message.indexOf('"', open);
    if (last < 0 || close < 0) {
      throw UnreadableException.missing(REMOTE);
    }
    if (message.indexOf(mark) < last && !(OWN_END.contains(name) && ownEnd(message, close + 1))) {
      throw UnreadableException.malformed("which address is Asterisk's own cannot be told");
    }
    return message.substring(open, close);
  }

  private static boolean ownEnd(String message, int from) {
    Pairs values = Pairs.of(message);
    return from == message.length()
        || (message.charAt(from) == ','
            && values.read(from + 1) == message.length()
            && OWN_KEYS.containsAll(values.keys));
  }

  /**
   * ISO 8601; seconds and microseconds of older releases. What cannot be read happened when it was
   * logged.
   */
  private static long time(String text, long logged) {
    long time = Rfc3339.millis(text);
    Matcher old = time == Rfc3339.NONE ? OLD_TIME.matcher(text) : null;
    if (old != null && old.matches()) {
      time = Long.parseLong(old.group(1)) * 1000 + Long.parseLong(old.group(2)) / 1000;
    }
    if (time <= 0 && logged == LocalClock.NONE) {
      throw UnreadableException.bad("EventTV", "not a time");
    }
    return time <= 0 ? logged : time;
  }

  /** chan_sip may name it by a URI; PJSIP hides names that it does not know. */
  private static String account(String id) {
    if (id.equals("<unknown>")) {
      return "";
    }
    return id.startsWith("sip:") || id.startsWith("sips:") ? Sentence.user(id) : id;
  }
}
