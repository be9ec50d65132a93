package io.ringfence.decode.format.asterisklog;

import io.ringfence.decode.format.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence in which Asterisk tells whom it refused. It is given as a pattern: {@code @} is the
 * host, {@code *} any text, which a stranger may have written, and all else is as Asterisk has it.
 *
 * <p>Where there is no such text before the host, or none behind it, there is one place where it
 * can be. Between two of them it has to be the only host that is possible.
 */
final class Sentence {

  /**
   * What one says.
   *
   * @param callId of the request, or empty
   */
  record Said(String event, String account, String to, String address, String callId) {
    Said(String event, String account, String to, String address) {
      this(event, account, to, address, "");
    }
  }

  /** Whom the texts beside the host name. */
  private enum Names {
    NOBODY,
    /** A header of SIP before it. */
    HEADER,
    /** A name before it. */
    BEFORE,
    /** A name behind it. */
    BEHIND,
    /** An endpoint of the configuration, last before it. */
    ENDPOINT,
    /** Who called before it, which number behind it. */
    CALL,
    /** Which number was called behind it, with its context. */
    CALLED
  }

  /**
   * By the file that writes them: the event, whom they name, and the pattern. From chan_sip.c of
   * Asterisk 20, the others of Asterisk 23, and the wordings of older releases.
   *
   * <p>Left out are those whose host is the client's own word (the From header, the contact, the
   * name of an IAX2 peer), those about our own registrations elsewhere, and those that end in the
   * host: where such a line is cut, it names another.
   */
  private static final String ALL =
      """
      chan_sip.c
        register.failed HEADER Registration from '*' failed for '@' - Wrong password
        register.failed HEADER Registration from '*' failed for '@' - Username/auth name mismatch
        account.unknown HEADER Registration from '*' failed for '@' - No matching peer found
        register.failed HEADER Registration from '*' failed for '@' - Not a local domain
        register.failed HEADER Registration from '*' failed for '@' - Peer is not supposed to register
        register.failed HEADER Registration from '*' failed for '@' - Device does not match ACL
        register.failed HEADER Registration from '*' failed for '@' - ACL error (permit/deny)
        register.failed HEADER Registration from '*' failed for '@' - Device not configured to use this transport type
        register.failed HEADER Registration from '*' failed for '@' - RTP initialization failed
        register.failed HEADER Registration from '*' failed for '@' - Unknown failure
        invite.refused CALL Call from '*' (@) to extension '*' rejected because extension not found in context '*'.
        invite.refused CALL Call from '*' (@) to extension '*' rejected because extension not found.
        scan.probe NOBODY Unknown SIP command '*' from '@'
        scan.probe NOBODY Invalid to address: '*' from @ (missing sip:) trying to use anyway...
        scan.probe NOBODY Rejecting TCP/TLS packet from '@' because way too large: *
        scan.probe NOBODY hacking attempt detected '@'
      pjsip_distributor.c
        account.unknown HEADER Request *from '*' failed for '@' (callid: *) - No matching endpoint found
        register.failed HEADER Request *from '*' failed for '@' (callid: *) - Failed to authenticate
        register.failed HEADER Request *from '*' failed for '@' (callid: *) - Error to authenticate
        invite.refused HEADER Request 'INVITE' from '*' failed for '@' (callid: *) - Not match Endpoint ACL
        register.failed HEADER Request *from '*' failed for '@' (callid: *) - Not match Endpoint ACL
        invite.refused HEADER Request 'INVITE' from '*' failed for '@' (callid: *) - Not match Endpoint Contact ACL
        register.failed HEADER Request *from '*' failed for '@' (callid: *) - Not match Endpoint Contact ACL
      res_pjsip_session.c
        invite.refused CALL Call from '*' (@) to extension '*' rejected because extension not found in context '*'.
        invite.refused CALL *: Call (@) to extension '*' rejected because extension not found in context '*'.
      res_pjsip_registrar.c
        register.failed ENDPOINT Registration attempt from endpoint '*' (@) to AOR '*' will exceed max contacts of *
        register.failed ENDPOINT AOR '*' not found for endpoint '*' (@)
        register.failed ENDPOINT Endpoint '*' (@) has no configured AORs
        register.failed ENDPOINT Endpoint '*' (@) attempted to register to an AOR with a non-SIP URI
        register.failed ENDPOINT AOR '*' has no configured max_contacts. Endpoint '*' (@) unable to register
      res_pjsip_acl.c apply_acl
        scan.probe NOBODY Incoming SIP message from @ did not pass ACL test
      chan_iax2.c
        register.failed BEHIND Host @ failed to authenticate as '*'
        register.failed NOBODY Host @ failed to authenticate as *
        register.failed NOBODY Host @ failed MD5 authentication for '*
        register.failed BEHIND Host @ did not provide proper plaintext password for '*'
        register.failed BEHIND Host @ denied access to register peer '*'
        register.failed BEFORE Peer '*' is not dynamic (from @)
        account.unknown BEFORE No registration for peer '*' (from @)
        invite.refused CALLED Rejected connect attempt from @, who was trying to reach '*'
        invite.refused CALLED Rejected connect attempt from @, request '*' does not exist
        invite.refused CALLED Rejected dial attempt from @, request '*' does not exist
        scan.probe NOBODY Address @ failed CallToken hash inspection
        scan.probe NOBODY Rejecting packet from '@' that is flagged as a *
        scan.probe NOBODY Unable to accept trunked packet from '@': No matching peer
        scan.probe NOBODY Undecodable * frame received from '@'
      manager.c
        account.unknown BEHIND @ tried to authenticate with nonexistent user '*'
        login.failed BEHIND @ failed to pass IP ACL as '*'
        login.failed BEHIND @ failed to authenticate as '*'
        scan.probe NOBODY Discarding message from @. Line too long: *
      acl.c
        scan.probe NOBODY SIP Peer ACL: Rejecting '@' due to *
        scan.probe NOBODY SIP ACL: Rejecting '@' due to *
        scan.probe NOBODY IAX2 Peer ACL: Rejecting '@' due to *
        scan.probe NOBODY IAX2 user ACL: Rejecting '@' due to *
        login.failed NOBODY Manager User ACL: Rejecting '@' due to *
        login.failed NOBODY Manager User ACL:Rejecting '@' due to *
        scan.probe NOBODY HTTP Path ACLRejecting '@' due to *
      res_http_websocket.c
        scan.probe NOBODY WebSocket connection from '@' could not be accepted*
      Ext.
        scan.probe NOBODY "Rejecting unknown SIP connection from @"
      """;

  /** In chan_iax2.c, behind the name that a peer gives and that is called a host. */
  private static final String NO_HOST = " failed RSA authentication with inkeys '";

  private static final Pattern NAME = Pattern.compile("[\\w.+*#-]{1,64}");
  private static final Pattern USER =
      Pattern.compile("sips?+:([\\w.+*#-]{1,64}+)(?::[^@\\s]{0,64}+)?+@");
  private static final Pattern TRIES =
      Pattern.compile(" after \\d{1,10}+ tries in \\d{1,12}+\\.\\d{3} ms");
  private static final Pattern TRANSPORT = Pattern.compile("(?:UDP|TCP|TLS|WSS?+)6?+:");

  /** An IPv6 address with brackets, a zone and a port, and a transport before it. */
  private static final int LONGEST_HOST = 80;

  private static final Map<String, List<Sentence>> BY_FILE = byFile();

  private final String event;
  private final Names names;

  /** In which it has to be written, or empty. */
  private final String function;

  private final boolean openBefore;
  private final boolean openBehind;

  /** Up to the first text, and from the last one to the host; the same if there is none. */
  private final String head;

  private final String before;

  /** From the host to the first text, between two, and from the last one on. */
  private final String behind;

  private final String middle;
  private final String tail;

  private Sentence(String event, Names names, String function, String pattern) {
    this.event = event;
    this.names = names;
    this.function = function;
    String left = pattern.substring(0, pattern.indexOf('@'));
    openBefore = left.indexOf('*') >= 0;
    head = openBefore ? left.substring(0, left.indexOf('*')) : left;
    before = left.substring(left.lastIndexOf('*') + 1);
    String right = pattern.substring(pattern.indexOf('@') + 1);
    int first = right.indexOf('*');
    int last = right.lastIndexOf('*');
    openBehind = first >= 0;
    behind = openBehind ? right.substring(0, first) : right;
    middle = first < last ? right.substring(first + 1, last) : "";
    tail = openBehind ? right.substring(last + 1) : "";
  }

  private static Map<String, List<Sentence>> byFile() {
    Map<String, List<Sentence>> all = new HashMap<>();
    String[] file = {};
    for (String line : ALL.lines().toList()) {
      if (line.startsWith(" ")) {
        String[] words = line.strip().split(" ", 3);
        String function = file.length > 1 ? file[1] : "";
        all.computeIfAbsent(file[0], any -> new ArrayList<>())
            .add(new Sentence(words[0], Names.valueOf(words[1]), function, words[2]));
      } else {
        file = line.split(" ", -1);
      }
    }
    return all;
  }

  /**
   * What a message says; null if it is none of these.
   *
   * @param file of Asterisk's sources that wrote it, or {@code Ext. 100} of a dial plan
   * @param function in which, or null if the log does not tell
   * @throws UnreadableException if it leaves more than one host
   */
  static Said find(String file, String function, String message) {
    if (message.contains(NO_HOST)) {
      return null;
    }
    boolean pjsip = file.contains("pjsip");
    String text = pjsip ? withoutTries(message) : message;
    String key = file.startsWith("Ext. ") ? "Ext." : file;
    for (Sentence sentence : BY_FILE.getOrDefault(key, List.of())) {
      if (sentence.function.isEmpty() || sentence.function.equals(function)) {
        Said said = sentence.said(text, pjsip);
        if (said != null) {
          return said;
        }
      }
    }
    return null;
  }

  /** Of a sender who was unknown several times, which PJSIP puts last. */
  private static String withoutTries(String message) {
    int at = message.endsWith(" ms") ? message.lastIndexOf(" after ") : -1;
    return at > 0 && TRIES.matcher(message).region(at, message.length()).matches()
        ? message.substring(0, at)
        : message;
  }

  private Said said(String message, boolean pjsip) {
    if (!message.startsWith(head) || !message.endsWith(openBehind ? tail : behind)) {
      return null;
    }
    int limit = message.length() - tail.length();
    if (!middle.isEmpty()) {
      limit = message.lastIndexOf(middle, limit);
    }
    if (!openBefore) {
      return said(message, head.length(), limit, pjsip);
    }
    int from = openBehind ? head.length() : message.lastIndexOf(before);
    int place = from < 0 ? -1 : message.indexOf(before, Math.max(from, head.length()));
    if (place >= 0) {
      LogDecoder.requireWhole(message);
    }
    Said only = null;
    while (place >= 0) {
      Said said = said(message, place + before.length(), limit, pjsip);
      if (only != null && said != null) {
        if (!only.address.equals(said.address)) {
          throw UnreadableException.malformed("which host is Asterisk's own cannot be told");
        }
        said = new Said(event, "", "", said.address);
      }
      only = said == null ? only : said;
      place = message.indexOf(before, place + 1);
    }
    return only;
  }

  /** If a host begins there and ends before the limit. */
  private Said said(String message, int start, int limit, boolean pjsip) {
    int last = Math.min(message.length(), start + LONGEST_HOST + behind.length());
    int end = start + message.substring(start, last).indexOf(behind);
    int rest = end + behind.length();
    if (end < start || (openBehind ? rest > limit : rest != limit)) {
      return null;
    }
    String address = host(message.substring(start, end), pjsip);
    if (address.isEmpty()) {
      return null;
    }
    String left = openBefore ? message.substring(head.length(), start - before.length()) : "";
    String right = message.substring(rest, limit);
    return switch (names) {
      case NOBODY -> new Said(event, "", "", address);
      case HEADER -> new Said(event, user(left), "", address, right);
      case BEFORE -> new Said(event, name(left), "", address);
      case BEHIND -> new Said(event, name(right), "", address);
      case ENDPOINT -> {
        String mark = "ndpoint '";
        int at = left.lastIndexOf(mark);
        yield new Said(
            event, name(at < 0 ? left : left.substring(at + mark.length())), "", address);
      }
      case CALL -> {
        String guest = "anonymous";
        yield new Said(event, left.equals(guest) ? "" : name(left), name(right), address);
      }
      case CALLED -> {
        int at = right.lastIndexOf('@');
        yield new Said(event, "", at < 0 ? "" : name(right.substring(0, at)), address);
      }
    };
  }

  /**
   * The address of a host, which PJSIP writes with a port in any case: of an IPv6 address without
   * brackets, too.
   */
  private static String host(String text, boolean pjsip) {
    if (!pjsip) {
      return LogDecoder.address(text);
    }
    Matcher transport = TRANSPORT.matcher(text);
    String host = transport.lookingAt() ? text.substring(transport.end()) : text;
    int colon = host.lastIndexOf(':');
    boolean bare = !host.startsWith("[") && colon > host.indexOf(':');
    return LogDecoder.address(bare ? host.substring(0, colon) : host);
  }

  /** A text, if it is a plain name or number; else empty. */
  private static String name(String text) {
    return NAME.matcher(text).matches() ? text : "";
  }

  /** The user in a header of SIP that is a plain name or number; else empty. */
  static String user(String header) {
    int open = header.lastIndexOf('<');
    int uri = open < 0 ? header.indexOf("sip") : open + 1;
    Matcher user = USER.matcher(header);
    return uri >= 0 && user.region(uri, header.length()).lookingAt() ? user.group(1) : "";
  }
}
