package io.ringfence.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One declared topic.
 *
 * @param settings Kafka's names and values, all of which a broker's topic must have
 * @param readers the roles that may read it, as {@link AccessRules} knows them
 * @param writers the roles that may write it
 * @param why the reason for partitions, cleanup and retention; never empty
 */
public record TopicSetting(
    String name,
    int partitions,
    Map<String, String> settings,
    Set<String> readers,
    Set<String> writers,
    String why) {

  /** A record goes at most an eighth of the retention after it, and never more than a week. */
  private static final int SEGMENTS = 8;

  private static final long LONGEST_SEGMENT = Duration.ofDays(7).toMillis();

  /** In milliseconds: what was erased is gone from the broker's files within two days. */
  private static final String DAY = Long.toString(Duration.ofDays(1).toMillis());

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
    readers = Set.copyOf(readers);
    writers = Set.copyOf(writers);
  }

  /** The same with other partitions and settings. */
  public TopicSetting with(int number, Map<String, String> changed) {
    return new TopicSetting(name, number, changed, readers, writers, why);
  }

  /** The same for another topic. */
  TopicSetting named(String other) {
    return new TopicSetting(other, partitions, settings, readers, writers, "As " + name + '.');
  }

  /** The same, keeping its records for no longer. */
  TopicSetting keepingAtMost(long millis) {
    long retention = Long.parseLong(settings.getOrDefault("retention.ms", "-1"));
    return retention >= 0 && retention <= millis ? this : keeping(millis);
  }

  /** The same, keeping its records for no less. */
  TopicSetting keepingAtLeast(long millis) {
    long retention = Long.parseLong(settings.getOrDefault("retention.ms", "-1"));
    return retention < 0 || retention >= millis ? this : keeping(millis);
  }

  private TopicSetting keeping(long millis) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put("retention.ms", Long.toString(millis));
    changed.putAll(makingItTrue(changed));
    return with(partitions, changed);
  }

  /**
   * Settings without which a topic keeps records for longer than its retention. Kafka deletes whole
   * segments, by their latest record, and those of a quiet partition would last for a week each;
   * and it may put off for ever to compact what was erased.
   *
   * @param settings with a retention
   */
  static Map<String, String> makingItTrue(Map<String, String> settings) {
    long retention = Long.parseLong(settings.get("retention.ms"));
    if (retention < 0) {
      return Map.of();
    }
    Map<String, String> more = new HashMap<>();
    more.put("segment.ms", Long.toString(Math.min(retention / SEGMENTS, LONGEST_SEGMENT)));
    if (settings.getOrDefault("cleanup.policy", "").contains("compact")) {
      more.put("max.compaction.lag.ms", DAY);
      more.put("delete.retention.ms", DAY);
    }
    return more;
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
