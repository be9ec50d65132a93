package io.ringfence.broker;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each role may do on a broker, as Kafka's access control lists: topics as they are declared,
 * and the consumer groups and transactions of the jobs. Whatever is not here is refused by a broker
 * with an authorizer.
 */
public final class AccessRules {

  /** The jobs, the console, tools, those who send records, and people. */
  public static final List<String> ROLES =
      List.of(
          "detection",
          "indicators",
          "console",
          "feeds",
          "lists",
          "rules",
          "privacy",
          "auditors",
          "responders",
          "statistics");

  /** By role, the sources of a job: each has a consumer group. */
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "detection", List.of("traffic", "control", "echoes", "rules"),
          "indicators", List.of("kpi-traffic"));

  /** By role, the outputs of a job: each has transactions of its own. */
  private static final Map<String, List<String>> OUTPUTS =
      Map.of(
          "detection",
          List.of(
              "alerts",
              "derived",
              "rejected",
              "late",
              "receipts",
              "ledger",
              "documents",
              "verdicts"),
          "indicators",
          List.of("kpi-kpis"));

  /** The groups that tell how far the detection job has read. */
  private static final Map<String, List<String>> SEEN_GROUPS =
      Map.of("console", List.of("traffic", "control"));

  /** Those who read with consumers of their own, and so in a group. */
  private static final Set<String> READERS =
      Set.of("feeds", "privacy", "auditors", "responders", "statistics");

  private AccessRules() {}

  /**
   * What these principals have to be granted.
   *
   * @param group the jobs' {@code --group}, with which the names of their groups begin
   * @param principals by role, such as {@code User:ringfence-detection}
   */
  public static List<AclBinding> of(Topics topics, String group, Map<String, String> principals) {
    List<AclBinding> all = new ArrayList<>();
    principals.forEach(
        (role, principal) -> {
          if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("no role: " + role + "; there are " + ROLES);
          }
          for (TopicSetting topic : topics.all()) {
            if (topic.readers().contains(role)) {
              all.add(grant(TOPIC, topic.name(), LITERAL, principal, READ));
            }
            if (topic.writers().contains(role)) {
              all.add(grant(TOPIC, topic.name(), LITERAL, principal, WRITE));
            }
          }
          for (String source : SOURCES.getOrDefault(role, List.of())) {
            all.add(grant(GROUP, group + '-' + source, LITERAL, principal, READ));
          }
          for (String source : SEEN_GROUPS.getOrDefault(role, List.of())) {
            all.add(grant(GROUP, group + '-' + source, LITERAL, principal, DESCRIBE));
          }
          for (String output : OUTPUTS.getOrDefault(role, List.of())) {
            all.add(grant(TRANSACTIONAL_ID, group + '-' + output, PREFIXED, principal, WRITE));
          }
          if (READERS.contains(role)) {
            all.add(grant(GROUP, group + '-' + role, PREFIXED, principal, READ));
          }
        });
    return all;
  }

  private static AclBinding grant(
      ResourceType type,
      String name,
      PatternType pattern,
      String principal,
      AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }
}
