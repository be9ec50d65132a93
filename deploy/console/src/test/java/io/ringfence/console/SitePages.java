package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that somebody is led to, by the links on them. */
final class SitePages {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|data-load|data-lines|data-live)=\"(/[^\"]*)\"");

  private static final List<String> FIRST = List.of("/", "/?work=all&mode=all");

  private SitePages() {}

  /**
   * All that can be reached from the first pages and from some more, of each address the answer.
   * Streams are left out: they have no end.
   */
  static Map<String, String> reachable(HttpVisitor guest, String... more) {
    Map<String, String> seen = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(FIRST);
    Collections.addAll(open, more);
    while (!open.isEmpty()) {
      String place = open.remove();
      if (seen.containsKey(place) || place.startsWith("/live")) {
        continue;
      }
      HttpResponse<String> answer = guest.get(place);
      assertThat(answer.statusCode()).as(place).isEqualTo(200);
      seen.put(place, answer.body());
      Matcher link = LINK.matcher(answer.body());
      while (isPage(answer) && link.find()) {
        open.add(link.group(1).replace("&amp;", "&"));
      }
    }
    return seen;
  }

  private static boolean isPage(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  /** The first link on a page that leads below a place. */
  static String firstLink(String page, String place) {
    return first("href=\"(" + Pattern.quote(place) + "[^\"]+)\"", page);
  }

  /** What the first group of a pattern first stands for on a page. */
  static String first(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
