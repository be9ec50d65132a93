package io.ringfence.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The declared topics, and what a broker has of them. */
public record Topics(List<TopicSetting> all) {

  /** A broker that does not answer for this long is reported as unreachable. */
  private static final long ANSWER_SECONDS = 30;

  private static final long PAUSE_MILLIS = 50;

  public Topics {
    all = List.copyOf(all);
    if (all.stream().map(TopicSetting::name).distinct().count() != all.size()) {
      throw new IllegalArgumentException("a topic is declared twice");
    }
  }

  /** The topics as shipped in {@code deploy/kafka/topics.yaml}. */
  public static Topics shipped() {
    try (InputStream in = Topics.class.getResourceAsStream("topics.yaml")) {
      return new Topics(TopicsFile.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The topics of a file of the same form as the shipped one.
   *
   * @throws IOException if the file cannot be read or is not a list of topics
   */
  public static Topics read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Topics(TopicsFile.read(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * The same, none keeping its records for longer than these terms.
   *
   * @param most in milliseconds, by name of the topic
   */
  public Topics keepingAtMost(Map<String, Long> most) {
    return new Topics(
        all.stream()
            .map(
                topic ->
                    most.containsKey(topic.name())
                        ? topic.keepingAtMost(most.get(topic.name()))
                        : topic)
            .toList());
  }

  /**
   * The same, none keeping its records for less than a law demands.
   *
   * @param least in milliseconds, by name of the topic
   */
  public Topics keepingAtLeast(Map<String, Long> least) {
    return new Topics(
        all.stream()
            .map(topic -> topic.keepingAtLeast(least.getOrDefault(topic.name(), 0L)))
            .toList());
  }

  /**
   * The same with more topics, each as another one.
   *
   * @param more by name, the declared topic that it is like
   */
  public Topics with(Map<String, String> more) {
    List<TopicSetting> topics = new ArrayList<>(all);
    more.forEach(
        (name, like) ->
            topics.add(
                all.stream()
                    .filter(each -> each.name().equals(like))
                    .findFirst()
                    .orElseThrow(
                        () -> new IllegalArgumentException("no topic is declared as " + like))
                    .named(name)));
    return new Topics(topics);
  }

  /** As {@link #create(Properties)}, with no client setting but the address. */
  public List<Difference> create(String bootstrapServers) throws IOException {
    return create(address(bootstrapServers));
  }

  /**
   * Creates what is missing, with the broker's own replication, and changes nothing that exists.
   *
   * @return what is still not as declared
   * @throws IOException if the broker does not answer or refuses
   */
  public List<Difference> create(Properties client) throws IOException {
    try (Admin admin = Admin.create(client)) {
      Collection<String> present = answer(admin.listTopics().names());
      List<NewTopic> missing =
          all.stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(
                  topic ->
                      new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                          .configs(topic.settings()))
              .toList();
      answer(admin.createTopics(missing).all());
      awaitLeaders(admin, missing);
      return differences(admin);
    }
  }

  /**
   * A topic is there a moment before its partitions can be written. A producer that does not wait
   * for that may see its second batch taken before its first, which is then out of sequence until
   * it is given up.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> created) throws IOException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
    while (!answered(admin, ends)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("new topics were not there after " + ANSWER_SECONDS + " s");
      }
      pause();
    }
  }

  /** A broker may be asked before it has heard itself of what it has just created. */
  private static boolean answered(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws IOException {
    try {
      answer(admin.listOffsets(ends).all());
      return true;
    } catch (IOException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the broker", e);
    }
  }

  /**
   * What is missing or not as declared; more partitions than declared are no difference.
   *
   * @throws IOException if the broker does not answer or refuses
   */
  public List<Difference> check(Properties client) throws IOException {
    try (Admin admin = Admin.create(client)) {
      return differences(admin);
    }
  }

  /**
   * What of these grants a broker does not have yet.
   *
   * @throws IOException if the broker does not answer, has no authorizer, or refuses
   */
  public static List<AclBinding> missing(List<AclBinding> grants, Properties client)
      throws IOException {
    try (Admin admin = Admin.create(client)) {
      Set<AclBinding> present =
          Set.copyOf(answer(admin.describeAcls(AclBindingFilter.ANY).values()));
      return grants.stream().filter(each -> !present.contains(each)).toList();
    }
  }

  /** Grants what is missing, and takes nothing away. */
  public static void grant(List<AclBinding> grants, Properties client) throws IOException {
    try (Admin admin = Admin.create(client)) {
      answer(admin.createAcls(grants).all());
    }
  }

  /** Where the log of each partition of a broker ends. */
  static Map<TopicPartition, Long> ends(String bootstrapServers) throws IOException {
    try (Admin admin = Admin.create(address(bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> all = new HashMap<>();
      for (TopicDescription topic :
          answer(admin.describeTopics(answer(admin.listTopics().names())).allTopicNames())
              .values()) {
        for (TopicPartitionInfo each : topic.partitions()) {
          all.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest());
        }
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      answer(admin.listOffsets(all).all())
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    }
  }

  private List<Difference> differences(Admin admin) throws IOException {
    Collection<String> present = answer(admin.listTopics().names());
    List<String> names = all.stream().map(TopicSetting::name).filter(present::contains).toList();
    Map<String, TopicDescription> described = answer(admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configured =
        answer(admin.describeConfigs(names.stream().map(Topics::resource).toList()).all());
    List<Difference> found = new ArrayList<>();
    for (TopicSetting topic : all) {
      if (!present.contains(topic.name())) {
        found.add(new Difference(topic.name(), "topic", "present", "missing"));
        continue;
      }
      int partitions = described.get(topic.name()).partitions().size();
      if (partitions < topic.partitions()) {
        found.add(
            new Difference(
                topic.name(),
                "partitions",
                "at least " + topic.partitions(),
                Integer.toString(partitions)));
      }
      Config config = configured.get(resource(topic.name()));
      topic.settings().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              wanted -> {
                ConfigEntry entry = config.get(wanted.getKey());
                String value = entry == null ? "unknown" : entry.value();
                if (!wanted.getValue().equals(value)) {
                  found.add(
                      new Difference(topic.name(), wanted.getKey(), wanted.getValue(), value));
                }
              });
    }
    return List.copyOf(found);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Properties address(String bootstrapServers) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return client;
  }

  private static <T> T answer(KafkaFuture<T> future) throws IOException {
    return BrokerAnswer.within(ANSWER_SECONDS, future);
  }
}
