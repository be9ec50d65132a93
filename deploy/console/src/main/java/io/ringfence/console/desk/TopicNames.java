package io.ringfence.console.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names of topics by role, where the role is the usual name. */
public record TopicNames(Map<String, String> byRole) {

  /** What the detection job reads: these are the feeds. */
  private static final List<String> FEEDS =
      List.of(
          "traffic.calls",
          "traffic.messages",
          "traffic.sessions",
          "traffic.quality",
          "security.events");

  private static final List<String> OTHERS =
      List.of(
          "alerts",
          "verdicts",
          "kpis",
          "blacklist.changes",
          "blacklist.derived",
          "rules.changes",
          "privacy.requests",
          "rejected",
          "late");

  public static final TopicNames USUAL = new TopicNames(Map.of());

  /** Roles that are not named have their usual names. */
  public TopicNames {
    Map<String, String> all = new TreeMap<>();
    FEEDS.forEach(each -> all.put(each, each));
    OTHERS.forEach(each -> all.put(each, each));
    byRole.forEach(
        (role, name) -> {
          if (all.replace(role, name) == null) {
            throw new IllegalArgumentException("no topic has the role " + role);
          }
        });
    byRole = Map.copyOf(all);
  }

  public String of(String role) {
    return byRole.get(role);
  }

  public List<String> feeds() {
    return FEEDS.stream().map(byRole::get).toList();
  }
}
