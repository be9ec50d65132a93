package io.ringfence.decode.format.asteriskcdr;

import java.util.ArrayList;
import java.util.List;

/**
 * One destination of the application Dial: {@code PJSIP/number@endpoint}, {@code
 * PJSIP/endpoint/sip:number@host}, {@code SIP/endpoint/number}, {@code IAX2/user:secret@endpoint/
 * number}, {@code DAHDI/g0/number}.
 *
 * @param number in digits, maybe after a plus, or empty
 * @param uri whether a URI names it: that of a device that has registered is the device's to choose
 */
record Dialled(String tech, String endpoint, String number, boolean uri) {

  /** Asterisk keeps 79 characters: a longer list of destinations may lack its end. */
  private static final int CUT = 79;

  /** Shorter numbers are dialled within a company, too. */
  static final int PUBLIC = 7;

  /** What an argument of Dial lists; nothing if it may be cut. */
  static List<Dialled> of(String arguments) {
    int end = first(arguments, ",|", 0);
    if (end == arguments.length() && end >= CUT) {
      return List.of();
    }
    List<Dialled> all = new ArrayList<>(2);
    for (int at = 0; at < end; ) {
      int next = Math.min(first(arguments, "&", at), end);
      one(arguments.substring(at, next), all);
      at = next + 1;
    }
    return all;
  }

  private static void one(String text, List<Dialled> all) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      return;
    }
    String tech = text.substring(0, slash);
    int second = text.indexOf('/', slash + 1);
    String head = text.substring(slash + 1, second < 0 ? text.length() : second);
    String tail = second < 0 ? "" : text.substring(second + 1);
    boolean uri = tail.startsWith("sip:") || tail.startsWith("sips:");
    int at = head.lastIndexOf('@');
    String endpoint = head.substring(at + 1);
    if (at >= 0 && (tail.isEmpty() || uri)) {
      all.add(new Dialled(tech, endpoint, number(head.substring(0, at)), false));
    } else if (uri) {
      String user = tail.substring(tail.indexOf(':') + 1);
      int host = user.indexOf('@');
      all.add(new Dialled(tech, endpoint, host < 0 ? "" : number(user.substring(0, host)), true));
    } else {
      all.add(new Dialled(tech, endpoint, number(tail.substring(0, first(tail, "@/:", 0))), false));
    }
  }

  /** The number in a text, without a hash at its end; empty if the text is none. */
  static String number(String text) {
    int end = text.endsWith("#") ? text.length() - 1 : text.length();
    int from = text.startsWith("+") ? 1 : 0;
    return end - from >= 2 && Seconds.digits(text, from, end) ? text.substring(0, end) : "";
  }

  /** Whether it leads to a channel. The channels of telephone lines have names of their own. */
  boolean leadsTo(Endpoint channel) {
    boolean line = tech.equalsIgnoreCase("DAHDI") || tech.equalsIgnoreCase("Zap");
    return tech.equalsIgnoreCase(channel.tech()) && (line || endpoint.equals(channel.name()));
  }

  /** Whether it sends a number of the public network to somebody else to be connected. */
  boolean passesOn() {
    return !uri && number.length() >= PUBLIC && !number.equals(endpoint);
  }

  private static int first(String text, String ends, int from) {
    int first = text.length();
    for (int i = 0; i < ends.length(); i++) {
      int found = text.indexOf(ends.charAt(i), from);
      first = found < 0 ? first : Math.min(first, found);
    }
    return first;
  }
}
