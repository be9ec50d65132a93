package io.ringfence.decode.text;

import java.util.Set;

/** Distinguishes a link from a word, in lower case, without looking anything up. */
final class WebLinks {

  /**
   * Ends of host names that are taken for a link without a path, too: the usual ones, and those
   * that short links and phishing favour. Any other end needs a path, or "done.please" were one.
   */
  private static final Set<String> ENDS =
      Set.of(
          "com", "net", "org", "info", "biz", "co", "io", "ly", "me", "gl", "gd", "uk", "de", "fr",
          "ru", "cn", "ng", "ke", "br", "eu", "us", "xyz", "top", "club", "online", "site", "shop",
          "app", "link", "click", "live", "vip", "icu", "cc", "tk", "ml", "page", "dev", "win",
          "bet", "casino", "store", "website", "buzz", "loan", "cfd", "sbs", "bond", "cyou", "za",
          "ca", "pl", "nl", "example");

  private WebLinks() {}

  static boolean isLink(String token) {
    if (token.contains("://") || token.startsWith("www.")) {
      return true;
    }
    int at = token.indexOf('@');
    int from = 0;
    while (from < token.length() && !Character.isLetterOrDigit(token.charAt(from))) {
      from++;
    }
    int end = from;
    int dot = -1;
    while (end < token.length() && inHost(token.charAt(end))) {
      if (token.charAt(end) == '.' && end + 1 < token.length() && letter(token.charAt(end + 1))) {
        dot = end;
      }
      end++;
    }
    if (at >= 0 || dot <= from) {
      return false;
    }
    int last = dot + 1;
    while (last < end && letter(token.charAt(last))) {
      last++;
    }
    String domain = token.substring(dot + 1, last);
    boolean path = last + 1 < token.length() && token.charAt(last) == '/';
    return domain.length() >= 2 && (path || (last >= end - 1 && ENDS.contains(domain)));
  }

  /** Longest name that the DNS has (RFC 1035, 2.3.4). */
  private static final int LONGEST_HOST = 253;

  /** What the authority of a link ends with (RFC 3986, 3.2), and a backslash, as browsers read. */
  private static boolean endsAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || c == '\\';
  }

  /**
   * Where a link leads, without {@code www.}, who is to sign in there, and the port; empty if that
   * is no name (an IPv6 address). What stands before an {@code @} is who signs in: {@code
   * http://mybank.com@evil.example}.
   */
  static String host(String link) {
    int scheme = link.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    while (from < link.length() && !Character.isLetterOrDigit(link.charAt(from))) {
      from++;
    }
    if (scheme >= 0) {
      int to = from;
      while (to < link.length() && !endsAuthority(link.charAt(to))) {
        to++;
      }
      from = Math.max(from, link.lastIndexOf('@', to - 1) + 1);
    }
    int end = from;
    while (end < link.length() && inHost(link.charAt(end))) {
      end++;
    }
    while (end > from && !Character.isLetterOrDigit(link.charAt(end - 1))) {
      end--;
    }
    String host = link.substring(from, end);
    host = host.startsWith("www.") ? host.substring(4) : host;
    return host.length() > LONGEST_HOST ? host.substring(0, LONGEST_HOST) : host;
  }

  private static boolean inHost(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
