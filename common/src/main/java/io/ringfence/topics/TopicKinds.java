package io.ringfence.topics;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of records each topic may have. Brokers let some write call records, and others
 * listings or requests to erase; what a record is follows from its own type. Both together say who
 * may say what only if a topic has no other kinds than those of its roles.
 */
public final class TopicKinds implements Serializable {

  /** Any kind on any topic. */
  public static final TopicKinds ANY = new TopicKinds(Map.of());

  private final HashMap<String, EnumSet<RecordKind>> byTopic;

  private TopicKinds(Map<String, EnumSet<RecordKind>> byTopic) {
    this.byTopic = new HashMap<>(byTopic);
  }

  /** The kinds of each role; a topic that several roles name may have those of all of them. */
  public static TopicKinds of(TopicNames names) {
    Map<String, EnumSet<RecordKind>> byTopic = new HashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      byTopic
          .computeIfAbsent(names.of(kind.role), topic -> EnumSet.noneOf(RecordKind.class))
          .add(kind);
    }
    return new TopicKinds(byTopic);
  }

  /** The same with topics of feeds; what a role says of a topic goes before it. */
  public TopicKinds and(Map<String, Set<RecordKind>> feeds) {
    Map<String, EnumSet<RecordKind>> all = new HashMap<>();
    feeds.forEach((topic, kinds) -> all.put(topic, EnumSet.copyOf(kinds)));
    all.putAll(byTopic);
    return new TopicKinds(all);
  }

  /** Whether a topic may have a record of this kind; one that no role names may have any. */
  public boolean admit(String topic, RecordKind kind) {
    EnumSet<RecordKind> kinds = byTopic.get(topic);
    return kinds == null || kinds.contains(kind);
  }
}
