package io.ringfence.decode.customer;

import io.ringfence.customer.OpeningHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of a week as people write them: {@code mon-fri} or {@code sat,sun}, and {@code 08:00-12:00,
 * 13:00-17:00}. A span that ends before it begins goes on into the next day.
 */
final class HoursNotation {

  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern SPAN =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");
  private static final int DAY = 24 * 60;

  private HoursNotation() {}

  /** The spans of these days; empty if either text is none of the notation. */
  static Optional<List<OpeningHours.Span>> read(String days, String hours) {
    List<OpeningHours.Span> spans = new ArrayList<>();
    for (String part : days.toLowerCase(Locale.ROOT).split(",", -1)) {
      List<Integer> named = days(part.trim());
      for (String span : hours.split(",", -1)) {
        Matcher times = SPAN.matcher(span.trim());
        if (named.isEmpty() || !times.matches()) {
          return Optional.empty();
        }
        int from = minute(times.group(1), times.group(2));
        int to = times.group(3) == null ? DAY : minute(times.group(3), times.group(4));
        int minutes = to > from ? to - from : to + DAY - from;
        named.forEach(day -> spans.add(new OpeningHours.Span(day * DAY + from, minutes)));
      }
    }
    return Optional.of(spans);
  }

  private static int minute(String hour, String minute) {
    return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
  }

  /** A day, all of them, or from one to another, over the end of the week, too. */
  private static List<Integer> days(String text) {
    if (text.equals("daily")) {
      return List.of(0, 1, 2, 3, 4, 5, 6);
    }
    int dash = text.indexOf('-');
    int first = DAYS.indexOf(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : DAYS.indexOf(text.substring(dash + 1));
    if (first < 0 || last < 0) {
      return List.of();
    }
    List<Integer> days = new ArrayList<>();
    for (int day = first; ; day = (day + 1) % DAYS.size()) {
      days.add(day);
      if (day == last) {
        return days;
      }
    }
  }
}
