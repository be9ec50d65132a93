package io.ringfence.console.page;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks whatever could be a number, an address or a device, in any notation. At most the first four
 * digits are left, with a mark by which two of them can be told apart.
 */
record NumberMasks(References references) {

  private static final String ALONE = "(?<![\\p{L}\\p{N}])";
  private static final String ENDS = "(?![\\p{L}\\p{N}])";

  /** Seven digits or more of any script, with up to three other signs between them. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\p{N}(?:[^\\p{L}\\p{N}]{0,3}\\p{N}){6,}");

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  private static final Pattern IPV4 =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.+])" + OCTET + "(?:\\." + OCTET + "){3}(?![\\p{L}\\p{N}]|\\.\\p{N})");

  private static final Pattern IPV6 =
      Pattern.compile("(?<![\\p{L}\\p{N}:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}" + ENDS);

  private static final Pattern MAC =
      Pattern.compile(
          ALONE + "(?:mac:[0-9A-Fa-f]{12}|(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2})" + ENDS);

  /** Of electronic mail, and of SIP. */
  private static final Pattern USER_AT_HOST =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,255}");

  /** Country and, of most, the network; an area code at most. */
  private static final int SHOWN_DIGITS = 4;

  String masked(String text) {
    String masked = MAC.matcher(text).replaceAll(each -> hidden(each.group()));
    masked = USER_AT_HOST.matcher(masked).replaceAll(each -> hidden(each.group()));
    masked = IPV6.matcher(masked).replaceAll(this::ipv6);
    masked = IPV4.matcher(masked).replaceAll(each -> quoted(ipv4(each.group())));
    return NUMBER.matcher(masked).replaceAll(each -> quoted(number(each.group())));
  }

  /** Of what is an address, or a network of them. */
  String address(String value) {
    int slash = value.indexOf('/');
    String address = slash < 0 ? value : value.substring(0, slash);
    String length = slash < 0 ? "" : value.substring(slash);
    if (address.indexOf(':') >= 0) {
      return firstGroup(address) + length;
    }
    return (address.matches("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}")
            ? ipv4(address)
            : "••••" + mark(value))
        + length;
  }

  /** Of what is a number. */
  String number(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .map(each -> Character.digit(each, 10))
        .filter(each -> each >= 0)
        .forEach(digits::append);
    int shown = Math.min(SHOWN_DIGITS, digits.length());
    return (text.startsWith("+") ? "+" : "")
        + digits.substring(0, shown)
        + "•".repeat(Math.max(SHOWN_DIGITS, digits.length() - shown))
        + mark(digits.toString());
  }

  /** As many whole parts as four digits have room for: a number may be written like that, too. */
  private String ipv4(String address) {
    String[] parts = address.split("\\.", -1);
    boolean two = parts[0].length() + parts[1].length() <= SHOWN_DIGITS;
    return parts[0] + "." + (two ? parts[1] : "•") + ".•.•" + mark(address);
  }

  private String ipv6(MatchResult found) {
    String text = found.group();
    long colons = text.chars().filter(each -> each == ':').count();
    boolean address = text.contains("::") || colons == 7;
    return quoted(address && text.length() > 2 ? firstGroup(text) : text);
  }

  private String firstGroup(String address) {
    return address.substring(0, address.indexOf(':')) + ":•" + mark(address);
  }

  private String hidden(String text) {
    return quoted("••••" + mark(text));
  }

  private String mark(String text) {
    return '·' + references.tag(text);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
