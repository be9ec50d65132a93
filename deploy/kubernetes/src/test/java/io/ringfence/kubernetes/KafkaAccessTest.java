package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.AccessRules;
import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Strimzi, Kafka has the topics and grants that {@code ringfence topics --acls} makes. */
class KafkaAccessTest {

  private static final Map<String, ResourceType> TYPES =
      Map.of(
          "topic", ResourceType.TOPIC,
          "group", ResourceType.GROUP,
          "transactionalId", ResourceType.TRANSACTIONAL_ID);

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void topicsAreTheDeclaredOnes(String overlay) {
    Map<String, Object> applied = new HashMap<>();
    for (Resource each : Overlay.of(overlay).all("KafkaTopic")) {
      applied.put(each.name(), List.of(each.at("spec", "partitions"), each.at("spec", "config")));
    }

    assertThat(applied)
        .isEqualTo(
            Topics.shipped().all().stream()
                .collect(
                    Collectors.toMap(
                        TopicSetting::name, each -> List.of(each.partitions(), each.settings()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void usersMayDoWhatTheirRolesMay(String overlay) {
    Set<AclBinding> applied = new HashSet<>();
    for (Resource user : Overlay.of(overlay).all("KafkaUser")) {
      assertThat(user.at("spec", "authorization", "type")).isEqualTo("simple");
      for (Map<String, Object> each : Yaml.tables(user.at("spec", "authorization", "acls"))) {
        applied.addAll(bindings(user.name(), each));
      }
    }

    Map<String, String> principals =
        AccessRules.ROLES.stream()
            .collect(Collectors.toMap(role -> role, role -> "User:ringfence-" + role));
    assertThat(applied)
        .isEqualTo(Set.copyOf(AccessRules.of(Topics.shipped(), "ringfence", principals)));
  }

  /** Whoever is on the network reads no password and no record, in development neither. */
  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void clientsUseTlsAndPasswordsOfMountedSecrets(String overlay) throws IOException {
    Resource map =
        Overlay.of(overlay).all("ConfigMap").stream()
            .filter(each -> each.name().startsWith("ringfence-kafka-client-"))
            .findFirst()
            .orElseThrow();
    Properties client = new Properties();
    client.load(new StringReader((String) map.at("data", "client.properties")));

    assertThat(client)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.truststore.location", "/etc/ringfence/kafka/ca.crt")
        .containsEntry("sasl.jaas.config", "${directory:/etc/ringfence/kafka:sasl.jaas.config}");
    assertThat(Overlay.of(overlay).all("Kafka"))
        .allSatisfy(
            kafka -> {
              assertThat(kafka.at("spec", "kafka", "authorization", "type")).isEqualTo("simple");
              assertThat(Yaml.tables(kafka.at("spec", "kafka", "listeners")))
                  .allMatch(each -> each.get("tls").equals(true))
                  .allMatch(each -> each.containsKey("authentication"));
            });
  }

  /** As Strimzi understands it: a rule allows, from every host, unless it says otherwise. */
  private static List<AclBinding> bindings(String user, Map<String, Object> rule) {
    assertThat(rule).containsOnlyKeys("resource", "operations");
    PatternType pattern =
        Yaml.at(rule, "resource", "patternType").equals("prefix")
            ? PatternType.PREFIXED
            : PatternType.LITERAL;
    ResourcePattern resource =
        new ResourcePattern(
            TYPES.get(Yaml.at(rule, "resource", "type")),
            (String) Yaml.at(rule, "resource", "name"),
            pattern);
    return ((List<?>) rule.get("operations"))
        .stream()
            .map(
                operation ->
                    new AclBinding(
                        resource,
                        new AccessControlEntry(
                            "User:" + user,
                            "*",
                            AclOperation.fromString(operation.toString()),
                            AclPermissionType.ALLOW)))
            .toList();
  }
}
