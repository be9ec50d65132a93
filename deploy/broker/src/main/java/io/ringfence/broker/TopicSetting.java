package io.ringfence.broker;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One declared topic.
 *
 * @param settings Kafka's names and values, all of which a broker's topic must have
 * @param why the reason for partitions, cleanup and retention; never empty
 */
public record TopicSetting(String name, int partitions, Map<String, String> settings, String why) {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([dh])");

  public TopicSetting {
    if (name == null || !name.matches("[a-z][a-z0-9.-]{0,199}")) {
      throw new IllegalArgumentException("a topic's name has lower-case letters, digits, . and -");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException(name + ": at least one partition is needed");
    }
    if (why == null || why.isBlank()) {
      throw new IllegalArgumentException(name + ": a topic says why it is as it is");
    }
    settings = Map.copyOf(settings);
  }

  /** {@code 7d}, {@code 12h} or {@code forever} as Kafka's milliseconds, -1 for no limit. */
  static String retentionMillis(String text) {
    if (text.equals("forever")) {
      return "-1";
    }
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException("a retention is a number and d or h, or forever: " + text);
    }
    long hours = Long.parseLong(span.group(1)) * (span.group(2).equals("d") ? 24 : 1);
    return Long.toString(hours * 3_600_000);
  }
}
