package io.ringfence.kubernetes;

import io.ringfence.broker.AccessRules;
import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Manifests of what is declared elsewhere, in a form that is not Kubernetes'. They are files all
 * the same, since whoever applies them has no Java.
 */
final class GeneratedFiles {

  static final Path TOPICS = Folder.kubernetes("base/kafka/topics.yaml");
  static final Path USERS = Folder.kubernetes("base/kafka/users.yaml");

  private static final String HEAD =
      """
      # Made from %s: change that, and write this anew with
      #   mvn -B test -pl deploy/kubernetes -am -Dtest='GeneratedFilesTest' -Dsurefire.failIfNoSpecifiedTests=false \\
      #       -Dringfence.write=true
      """;

  /** As Strimzi calls them. */
  private static final Map<ResourceType, String> RESOURCES =
      Map.of(
          ResourceType.TOPIC,
          "topic",
          ResourceType.GROUP,
          "group",
          ResourceType.TRANSACTIONAL_ID,
          "transactionalId");

  private static final Map<PatternType, String> PATTERNS =
      Map.of(PatternType.LITERAL, "literal", PatternType.PREFIXED, "prefix");

  private GeneratedFiles() {}

  /** The name of the Kafka user of a role. */
  static String user(String role) {
    return "ringfence-" + role;
  }

  static Path rulesFile(String which) {
    return Folder.kubernetes("base/ringfence/monitoring/" + which + ".yaml");
  }

  static String topics() {
    return HEAD.formatted("kafka/topics.yaml")
        + documents(Topics.shipped().all().stream().map(GeneratedFiles::topic));
  }

  static String users() {
    return HEAD.formatted("kafka/topics.yaml and AccessRules, as `ringfence topics --acls` grants")
        + documents(AccessRules.ROLES.stream().map(GeneratedFiles::ofRole));
  }

  /** Of recording rules, or of alerting rules. */
  static String rules(String which) {
    Map<String, Object> groups = Yaml.read(Folder.deploy("prometheus/rules/" + which + ".yml"));
    return HEAD.formatted("prometheus/rules/" + which + ".yml")
        + Yaml.text(
            resource("monitoring.coreos.com/v1", "PrometheusRule", "ringfence-" + which, groups));
  }

  private static Map<String, Object> topic(TopicSetting topic) {
    Map<String, Object> spec =
        ordered("partitions", topic.partitions(), "config", new TreeMap<>(topic.settings()));
    return resource("kafka.strimzi.io/v1", "KafkaTopic", topic.name(), spec);
  }

  private static Map<String, Object> ofRole(String role) {
    Map<ResourcePattern, List<String>> operations = new LinkedHashMap<>();
    AccessRules.of(Topics.shipped(), "ringfence", Map.of(role, "User:" + user(role)))
        .forEach(
            each ->
                operations
                    .computeIfAbsent(each.pattern(), pattern -> new ArrayList<>())
                    .add(operation(each)));
    List<Object> grants = new ArrayList<>();
    operations.forEach((pattern, allowed) -> grants.add(grant(pattern, allowed)));
    Map<String, Object> spec =
        ordered(
            "authentication",
            ordered("type", "scram-sha-512"),
            "authorization",
            ordered("type", "simple", "acls", grants));
    return resource("kafka.strimzi.io/v1", "KafkaUser", user(role), spec);
  }

  private static Map<String, Object> grant(ResourcePattern pattern, List<String> operations) {
    Map<String, Object> resource =
        ordered(
            "type",
            RESOURCES.get(pattern.resourceType()),
            "name",
            pattern.name(),
            "patternType",
            PATTERNS.get(pattern.patternType()));
    return ordered("resource", resource, "operations", operations);
  }

  private static String operation(AclBinding binding) {
    String name = binding.entry().operation().name().toLowerCase(Locale.ROOT);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Map<String, Object> resource(
      String apiVersion, String kind, String name, Map<String, Object> spec) {
    return ordered(
        "apiVersion", apiVersion, "kind", kind, "metadata", ordered("name", name), "spec", spec);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> table = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      table.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return table;
  }

  private static String documents(Stream<Map<String, Object>> resources) {
    return resources.map(Yaml::text).collect(Collectors.joining("---\n"));
  }
}
