package io.ringfence.decode.feed;

import io.ringfence.decode.format.Feed;
import io.ringfence.settings.SettingsReading;
import io.ringfence.topics.RecordKind;
import io.ringfence.topics.TopicKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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

  private final Source byDefault;
  private final HashMap<String, Source> named;
  private final List<Feed> feeds;
  private final long largestLateness;

  public Sources(Source byDefault, Map<String, Source> named) {
    this(byDefault, named, List.of());
  }

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

  /** Topics of feeds; by each, the role of a topic of our own with records that it may tell. */
  public Map<String, String> topicsAs() {
    Map<String, String> roles = new TreeMap<>();
    topics().forEach((topic, kinds) -> roles.put(topic, TopicKinds.role(Collections.min(kinds))));
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
