package io.ringfence.topics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of Kafka's topics by role, where the role is the default name: a topic {@code
 * traffic.calls} may be called {@code prod-eu.cdr}. {@code deploy/kafka/topics.yaml} declares a
 * topic for each role.
 *
 * @param byRole the name of every role's topic; a role that is not given keeps its default
 */
public record TopicNames(Map<String, String> byRole) {

  public static final String CALLS = "traffic.calls";
  public static final String MESSAGES = "traffic.messages";
  public static final String SESSIONS = "traffic.sessions";
  public static final String QUALITY = "traffic.quality";
  public static final String SECURITY = "security.events";

  /** Listings as the provider makes them. */
  public static final String LISTINGS = "blacklist.changes";

  /** Listings that follow from alerts and from other listings. */
  public static final String DERIVED_LISTINGS = "blacklist.derived";

  public static final String PRIVACY_REQUESTS = "privacy.requests";
  public static final String PRIVACY_RECEIPTS = "privacy.receipts";

  /** What is held of somebody who asked for access. */
  public static final String PRIVACY_DOCUMENTS = "privacy.documents";

  /** Erasures and releases that somebody has asked for and nobody else has approved yet. */
  public static final String PRIVACY_APPROVALS = "privacy.approvals";

  /** Who looked at whom, and who did what. */
  public static final String ACCESS_LOG = "access.log";

  /** Who was erased, by keyed digests. */
  public static final String PRIVACY_LEDGER = "privacy.ledger";

  public static final String RULE_CHANGES = "rules.changes";
  public static final String ALERTS = "alerts";

  /** What people decide about alerts. */
  public static final String VERDICTS = "verdicts";

  public static final String KPIS = "kpis";
  public static final String REJECTED = "rejected";
  public static final String LATE = "late";

  /** Signals that advance event time. */
  private static final List<String> TRAFFIC = List.of(CALLS, MESSAGES, SESSIONS, QUALITY, SECURITY);

  /** Signals of any time, which never hold event time back. */
  private static final List<String> CONTROL = List.of(LISTINGS, DERIVED_LISTINGS, PRIVACY_REQUESTS);

  private static final Map<String, String> DEFAULT = defaultNames();

  /** Every topic has its default name. */
  public static final TopicNames DEFAULTS = new TopicNames(Map.of());

  /**
   * Names that differ from the defaults, by role.
   *
   * @throws IllegalArgumentException if there is no such role
   */
  public TopicNames {
    Map<String, String> all = new TreeMap<>(DEFAULT);
    byRole.forEach(
        (role, name) -> {
          if (all.replace(role, name) == null) {
            throw unknown(role);
          }
        });
    byRole = Map.copyOf(all);
  }

  private static Map<String, String> defaultNames() {
    Map<String, String> names = new TreeMap<>();
    TRAFFIC.forEach(role -> names.put(role, role));
    CONTROL.forEach(role -> names.put(role, role));
    for (String role :
        List.of(
            PRIVACY_RECEIPTS,
            PRIVACY_DOCUMENTS,
            PRIVACY_APPROVALS,
            ACCESS_LOG,
            PRIVACY_LEDGER,
            RULE_CHANGES,
            ALERTS,
            VERDICTS,
            KPIS,
            REJECTED,
            LATE)) {
      names.put(role, role);
    }
    return Map.copyOf(names);
  }

  private static IllegalArgumentException unknown(String role) {
    return new IllegalArgumentException("no topic has the role " + role);
  }

  /**
   * Names for a program that neither reads nor writes the topics of some roles.
   *
   * @throws IllegalArgumentException if one of those roles is named, or one that does not exist
   */
  public static TopicNames without(List<String> unused, Map<String, String> byRole) {
    for (String each : unused) {
      if (byRole.containsKey(each)) {
        throw unknown(each);
      }
    }
    return new TopicNames(byRole);
  }

  /** The name of the role's topic. */
  public String of(String role) {
    String name = byRole.get(role);
    if (name == null) {
      throw unknown(role);
    }
    return name;
  }

  /** Topics whose signals advance event time. */
  public List<String> traffic() {
    return TRAFFIC.stream().map(byRole::get).toList();
  }

  /** Topics whose signals are of any time and never hold event time back. */
  public List<String> control() {
    return CONTROL.stream().map(byRole::get).toList();
  }
}
