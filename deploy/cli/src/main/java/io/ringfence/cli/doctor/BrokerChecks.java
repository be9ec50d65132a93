package io.ringfence.cli.doctor;

import io.ringfence.broker.AccessRules;
import io.ringfence.broker.BrokerAnswer;
import io.ringfence.broker.Difference;
import io.ringfence.broker.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Checks of the brokers, as whom the settings of the client make us. Nothing is written. */
final class BrokerChecks implements AutoCloseable {

  private static final long ANSWER_SECONDS = 10;

  /** As much as a worker's clock may be wrong before the jobs correct it and say so. */
  private static final Duration MOST_APART = Duration.ofMinutes(1);

  private final Properties client;
  private final Admin admin;
  private final Topics topics;
  private final Clock clock;

  /**
   * Of a broker.
   *
   * @param topics as they are declared
   * @throws IllegalArgumentException if the settings are of no use
   */
  BrokerChecks(Properties client, Topics topics, Clock clock) {
    this.client = client;
    this.topics = topics;
    this.clock = clock;
    try {
      this.admin = Admin.create(client);
    } catch (org.apache.kafka.common.KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException("settings of Kafka's clients: " + cause.getMessage(), e);
    }
  }

  /** Whether anybody answers; without that, nothing else can be asked. */
  Finding answers() {
    try {
      int brokers = answer(admin.describeCluster().nodes()).size();
      return Finding.good("brokers", brokers + " answered");
    } catch (IOException e) {
      return Finding.wrong(
          "brokers",
          "none answered: " + e.getMessage(),
          "look at bootstrap.servers, the network, and whether TLS and SASL are as the brokers want");
    }
  }

  /** The broker's clock is that of the leader of its controllers. */
  Finding clock() {
    try {
      QuorumInfo quorum = answer(admin.describeMetadataQuorum().quorumInfo());
      long theirs =
          quorum.voters().stream()
              .filter(each -> each.replicaId() == quorum.leaderId())
              .mapToLong(each -> each.lastCaughtUpTimestamp().orElse(-1))
              .findFirst()
              .orElse(-1);
      return theirs < 0
          ? Finding.unknown("clock", "the brokers do not say what time it is")
          : apart(Duration.ofMillis(clock.millis() - theirs));
    } catch (IOException e) {
      return Finding.unknown("clock", "the brokers do not say what time it is: " + e.getMessage());
    }
  }

  private static Finding apart(Duration ahead) {
    String found = "%.1f s ahead of the brokers'".formatted(ahead.toMillis() / 1_000.0);
    return ahead.abs().compareTo(MOST_APART) <= 0
        ? Finding.good("clock", found)
        : Finding.wrong("clock", found, "set both by NTP");
  }

  /** Whether the topics are as declared. */
  List<Finding> declared() {
    try {
      List<Difference> differences = topics.check(client);
      if (differences.isEmpty()) {
        return List.of(Finding.good("topics", topics.all().size() + " are as declared"));
      }
      return differences.stream()
          .map(each -> Finding.wrong("topics", each.toString(), remedy(each)))
          .toList();
    } catch (IOException e) {
      return List.of(Finding.unknown("topics", "cannot be compared: " + e.getMessage()));
    }
  }

  private static String remedy(Difference difference) {
    return switch (difference.setting()) {
      case "topic" -> "ringfence topics, or rights to see it";
      case "partitions" -> "kafka-topics --alter --partitions, before anything is written";
      default -> "kafka-configs --alter --add-config";
    };
  }

  /** Whether we may do on topics what a role does. */
  List<Finding> rights(String role) {
    Map<String, Set<AclOperation>> needed = new HashMap<>();
    for (AclBinding each : AccessRules.of(topics, "", Map.of(role, "User:this"))) {
      if (each.pattern().resourceType() == ResourceType.TOPIC) {
        needed
            .computeIfAbsent(each.pattern().name(), name -> new HashSet<>())
            .add(each.entry().operation());
      }
    }
    String check = "rights of " + role;
    List<Finding> findings = new ArrayList<>();
    for (String topic : new TreeSet<>(needed.keySet())) {
      Set<AclOperation> lacking = new TreeSet<>(needed.get(topic));
      lacking.removeAll(granted(topic));
      if (!lacking.isEmpty()) {
        findings.add(
            Finding.wrong(
                check,
                "no " + lacking + " on " + topic,
                "ringfence topics --acls " + role + "=..."));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.good(check, "all that it needs on " + needed.size() + " topics"));
    }
    findings.add(
        Finding.unknown(check, "brokers do not tell rights on groups and transactions to be"));
    return findings;
  }

  private Set<AclOperation> granted(String topic) {
    try {
      TopicDescription found =
          answer(
                  admin
                      .describeTopics(
                          Set.of(topic),
                          new DescribeTopicsOptions().includeAuthorizedOperations(true))
                      .allTopicNames())
              .get(topic);
      return found.authorizedOperations() == null ? Set.of() : found.authorizedOperations();
    } catch (IOException e) {
      return Set.of(); // not there, or not to be seen
    }
  }

  private static <T> T answer(KafkaFuture<T> future) throws IOException {
    return BrokerAnswer.within(ANSWER_SECONDS, future);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
