package io.ringfence.jobs.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names of topics by role, where the role is the usual name: a topic {@code traffic.calls} may be
 * called {@code prod-eu.cdr}.
 */
public record TopicNames(Map<String, String> byRole) {

  private static final Set<String> ROLES =
      Set.of(
          "traffic.calls",
          "traffic.messages",
          "traffic.sessions",
          "traffic.quality",
          "security.events",
          "blacklist.changes",
          "blacklist.derived",
          "privacy.requests",
          "rules.changes",
          "alerts",
          "kpis",
          "rejected",
          "late",
          "privacy.receipts");

  public static final TopicNames USUAL = new TopicNames(Map.of());

  /** Roles that are not named have their usual names. */
  public TopicNames {
    for (String role : byRole.keySet()) {
      if (!ROLES.contains(role)) {
        throw new IllegalArgumentException("no topic has the role " + role);
      }
    }
    Map<String, String> all = new TreeMap<>();
    for (String role : ROLES) {
      all.put(role, byRole.getOrDefault(role, role));
    }
    byRole = Map.copyOf(all);
  }

  /** What moves event time. */
  List<String> traffic() {
    return named(
        "traffic.calls",
        "traffic.messages",
        "traffic.sessions",
        "traffic.quality",
        "security.events");
  }

  /** What tells of any time and never holds event time. */
  List<String> control() {
    return named("blacklist.changes", "blacklist.derived", "privacy.requests");
  }

  String rules() {
    return byRole.get("rules.changes");
  }

  String alerts() {
    return byRole.get("alerts");
  }

  String derived() {
    return byRole.get("blacklist.derived");
  }

  String kpis() {
    return byRole.get("kpis");
  }

  String rejected() {
    return byRole.get("rejected");
  }

  String late() {
    return byRole.get("late");
  }

  String receipts() {
    return byRole.get("privacy.receipts");
  }

  private List<String> named(String... roles) {
    return List.of(roles).stream().map(byRole::get).toList();
  }
}
