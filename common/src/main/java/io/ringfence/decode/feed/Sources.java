package io.ringfence.decode.feed;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.settings.SettingsReading;
import io.ringfence.topics.RecordKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The feeds that have settings of their own, and the settings of all others. */
public final class Sources implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The name of the entry for all others, and of a record's source where it names none. */
  public static final String DEFAULT_NAME = "default";

  /** As much disorder as decisions on traffic can wait for; a feed of files needs more. */
  static final Source BUILT_IN = new Source("US", ZoneId.of("UTC"), 10 * 60 * 1000L);

  /** Of a name that cannot be one of a topic, so much is in it all the same. */
  private static final int READABLE = 60;

  private final Source byDefault;
  private final HashMap<String, Source> named;
  private final List<Feed> feeds;
  private final long largestLateness;

  /**
   * Sources, some of which are feeds with a topic, files or a format of their own.
   *
   * @param feeds each named as its source
   */
  public Sources(Source byDefault, Map<String, Source> named, List<Feed> feeds) {
    this.byDefault = byDefault;
    this.named = new HashMap<>(named);
    this.feeds = List.copyOf(feeds);
    largestLateness =
        named.values().stream().mapToLong(Source::lateness).reduce(byDefault.lateness(), Math::max);
  }

  /** Reads a file and finds every fault in it. */
  public static SettingsReading<Sources> read(String yaml) {
    return new SourcesYaml(yaml).read();
  }

  /** The settings that ship with Ringfence. */
  public static Sources shipped() {
    try (InputStream in = Sources.class.getResourceAsStream("/io/ringfence/decode/sources.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .orThrow("the shipped sources.yaml has faults");
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped sources.yaml cannot be read", e);
    }
  }

  public Source of(String name) {
    return named.getOrDefault(name, byDefault);
  }

  /** The same, where all files are of one feed. */
  public Sources ofOneFeed(Feed feed) {
    return new Sources(byDefault, named, List.of(feed.withFiles("*")));
  }

  public List<Feed> feeds() {
    return feeds;
  }

  /** The feed in another format that a topic has; empty for a topic of our own records. */
  public Optional<Feed> ofTopic(String topic) {
    return foreign(feed -> feed.topic().equals(topic));
  }

  /**
   * The feed in another format that a file is of; empty for a file of our own records.
   *
   * @param file as it was named; a pattern without a slash is of its last part
   */
  public Optional<Feed> ofFile(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    return foreign(feed -> Feed.matches(feed.files(), feed.files().indexOf('/') < 0 ? last : file));
  }

  private Optional<Feed> foreign(Predicate<Feed> which) {
    return feeds.stream().filter(feed -> !feed.format().equals(Feed.OWN)).filter(which).findFirst();
  }

  /** Topics of feeds, and the kinds that each may tell. */
  public Map<String, Set<RecordKind>> topics() {
    Map<String, Set<RecordKind>> topics = new TreeMap<>();
    for (Feed feed : feeds) {
      if (!feed.topic().isEmpty()) {
        topics.put(feed.topic(), feed.kinds());
      }
    }
    return topics;
  }

  /**
   * The same where every entry, and the one for all others, has a topic, so that records can be
   * sent to it by its name. An entry that is no feed yet may tell our own records of traffic.
   *
   * @throws IllegalArgumentException if a feed cannot be read from a topic; it says why
   */
  public Sources served() {
    Map<String, Feed> byName = new TreeMap<>();
    named.keySet().forEach(name -> byName.put(name, Feed.own(name, FeedYaml.TRAFFIC)));
    byName.put(DEFAULT_NAME, Feed.own(DEFAULT_NAME, FeedYaml.TRAFFIC));
    feeds.forEach(feed -> byName.put(feed.source(), feed));
    Set<String> taken = new HashSet<>(topics().keySet());
    List<Feed> all = new ArrayList<>();
    for (Feed each : byName.values()) {
      Feed feed = each.topic().isEmpty() ? each.withTopic(topic(each.source(), taken)) : each;
      Formats.named(feed.format()).stream()
          .flatMap(format -> format.faults(feed).stream())
          .findFirst()
          .ifPresent(
              fault -> {
                throw new IllegalArgumentException("source " + feed.source() + ": " + fault);
              });
      all.add(feed);
    }
    return new Sources(byDefault, named, all);
  }

  /** Behind {@code feed-} stand names that are none of a topic, with their hash. */
  private static String topic(String name, Set<String> taken) {
    String plain = "feed." + name;
    if (FeedYaml.TOPIC.matcher(plain).matches() && !taken.contains(plain)) {
      return plain;
    }
    String readable = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "feed-"
        + readable.substring(0, Math.min(READABLE, readable.length()))
        + '-'
        + NativeRecord.hash(name);
  }

  /** Topics of feeds; by each, the role of a topic of our own with records that it may tell. */
  public Map<String, String> topicsAs() {
    Map<String, String> roles = new TreeMap<>();
    topics().forEach((topic, kinds) -> roles.put(topic, Collections.min(kinds).role));
    return roles;
  }

  /** Of the sources that bring a tenant's data: the id of the tenant, by the source's name. */
  public Map<String, String> tenants() {
    Map<String, String> tenants = new HashMap<>();
    named.forEach((name, source) -> tenants.put(name, source.tenant()));
    tenants.values().removeIf(String::isEmpty);
    return tenants;
  }

  /** In milliseconds, of all sources that have no entry of their own. */
  public long defaultLateness() {
    return byDefault.lateness();
  }

  /** In milliseconds, over all entries. */
  public long largestLateness() {
    return largestLateness;
  }
}
