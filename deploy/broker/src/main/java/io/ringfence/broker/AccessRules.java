package io.ringfence.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
          Stream.concat(onTopics(topics, role, principal), ofJobs(group, role, principal))
              .forEach(all::add);
        });
    return all;
  }

  private static Stream<AclBinding> onTopics(Topics topics, String role, String principal) {
    return topics.all().stream()
        .flatMap(
            topic ->
                Stream.concat(
                    topic.readers().contains(role)
                        ? literal(ResourceType.TOPIC, topic.name(), principal, AclOperation.READ)
                        : Stream.empty(),
                    topic.writers().contains(role)
                        ? literal(ResourceType.TOPIC, topic.name(), principal, AclOperation.WRITE)
                        : Stream.empty()));
  }

  private static Stream<AclBinding> ofJobs(String group, String role, String principal) {
    Stream<AclBinding> read =
        SOURCES.getOrDefault(role, List.of()).stream()
            .flatMap(
                source ->
                    literal(
                        ResourceType.GROUP, group + '-' + source, principal, AclOperation.READ));
    Stream<AclBinding> seen =
        SEEN_GROUPS.getOrDefault(role, List.of()).stream()
            .flatMap(
                source ->
                    literal(
                        ResourceType.GROUP,
                        group + '-' + source,
                        principal,
                        AclOperation.DESCRIBE));
    Stream<AclBinding> written =
        OUTPUTS.getOrDefault(role, List.of()).stream()
            .map(
                output ->
                    binding(
                        new ResourcePattern(
                            ResourceType.TRANSACTIONAL_ID,
                            group + '-' + output,
                            PatternType.PREFIXED),
                        principal,
                        AclOperation.WRITE));
    Stream<AclBinding> joined =
        READERS.contains(role)
            ? Stream.of(
                binding(
                    new ResourcePattern(
                        ResourceType.GROUP, group + '-' + role, PatternType.PREFIXED),
                    principal,
                    AclOperation.READ))
            : Stream.empty();
    return Stream.of(read, seen, written, joined).flatMap(each -> each);
  }

  private static Stream<AclBinding> literal(
      ResourceType type, String name, String principal, AclOperation operation) {
    return Stream.of(
        binding(new ResourcePattern(type, name, PatternType.LITERAL), principal, operation));
  }

  private static AclBinding binding(
      ResourcePattern resource, String principal, AclOperation operation) {
    return new AclBinding(
        resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }
}
