package io.ringfence.console;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.FreePorts;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.Route;
import io.ringfence.console.web.WebSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.SecondPerson;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with the topics as shipped, a console before it, and somebody who writes. */
public final class RunningConsole implements AutoCloseable {

  static final String PASSWORD = "correct horse";

  /** Of {@link #PASSWORD}, with the fewest rounds that a console takes: tests sign in often. */
  private static final PasswordHash HASH =
      new PasswordHash(
          "pbkdf2-sha512:1000:c2FsdCBvZiB0aGUgdGVzdHM:QzhMEn4dI9+odAq8AxkHrK2O+oV9GxfZVfbbpyjKnsc");

  /** Nobody waits that long: whatever has not come by then never comes. */
  static final int GIVE_UP_SECONDS = 120;

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  /** Of the ledger of erasures. */
  static final SubjectDigests DIGESTS = SubjectDigests.under(KEY);

  /** Three customers for whom data is processed. */
  private static final Tenants TENANTS =
      Tenants.read(
              """
              tenants:
                acme: {name: Acme, contact: a, accounts: [qacme-*]}
                bolt: {name: Bolt, contact: b, accounts: [qbolt-*]}
                cory: {name: Cory, contact: c, accounts: [qcory-*]}
              """)
          .value();

  /** The detection job before which the console stands. */
  private static final JobSettings JOB =
      new JobSettings(
          Optional.empty(), Sources.shipped(), Optional.empty(), Optional.of(DIGESTS), TENANTS);

  private final Path folder;
  private final int port;
  private final Duration silent;
  private final RetentionPolicy policy;
  private final Optional<Pseudonym> pseudonym;
  private final Users users;
  private final KafkaProducer<byte[], byte[]> producer;
  private EmbeddedBroker broker;
  private final int consolePort;
  private Console console;

  /** Where feeds are silent after five seconds. */
  RunningConsole() throws IOException {
    this(Duration.ofSeconds(5));
  }

  public RunningConsole(Duration silent) throws IOException {
    this(silent, policy(), Optional.empty());
  }

  public RunningConsole(Duration silent, RetentionPolicy policy, Optional<Pseudonym> pseudonym)
      throws IOException {
    this.silent = silent;
    this.policy = policy;
    this.pseudonym = pseudonym;
    folder = Files.createTempDirectory("ringfence-stage");
    port = FreePorts.free();
    consolePort = FreePorts.free();
    users = users();
    startBroker();
    broker.createTopics();
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    client.setProperty("reconnect.backoff.max.ms", "500");
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    startConsole();
  }

  /** After a morning at a provider. */
  static RunningConsole afterAMorning(RetentionPolicy policy, Optional<Pseudonym> pseudonym)
      throws IOException {
    RunningConsole stage = new RunningConsole(Duration.ofMinutes(10), policy, pseudonym);
    new ProviderMorning(stage, Instant.now()).play();
    HttpVisitor ada = stage.guest().signIn("ada");
    until(
        "the alerts are there", () -> ada.get("/?work=all").body().contains("14 high-cost calls"));
    return stage;
  }

  /** The shipped policy. */
  public static RetentionPolicy policy(SecondPerson... needed) throws IOException {
    String labels =
        Arrays.stream(needed).map(SecondPerson::label).collect(Collectors.joining(", "));
    return RetentionPolicy.read(
            Files.readString(Path.of("../privacy/policy.yaml"))
                .replace("secondPerson: []", "secondPerson: [" + labels + "]"))
        .value();
  }

  private static Users users() {
    return Users.of(
        List.of(
            new User("ada", UserRole.ANALYST, HASH),
            new User("vic", UserRole.VIEWER, HASH),
            new User("pia", UserRole.PRIVACY_OFFICER, HASH),
            new User("max", UserRole.PRIVACY_OFFICER, HASH),
            new User("amy", UserRole.ANALYST, HASH, Set.of("acme")),
            new User("ben", UserRole.PRIVACY_OFFICER, HASH, Set.of("bolt")),
            new User("cal", UserRole.VIEWER, HASH, Set.of("cory"))));
  }

  void startBroker() throws IOException {
    broker = EmbeddedBroker.start(port, Optional.of(folder));
  }

  void stopBroker() {
    broker.close();
  }

  void startConsole() {
    console =
        Console.start(
            new ConsoleSettings(
                TopicSettings.at(broker.bootstrapServers()),
                WebSettings.loopback(consolePort, users, KEY),
                JOB,
                silent,
                ConsoleSettings.MOST_ALERTS,
                policy,
                pseudonym));
    until("the console has read the topics", console::ready);
  }

  /** One more console, reached by another name. */
  Console another(String url) {
    return Console.start(
        new ConsoleSettings(
            TopicSettings.at(broker.bootstrapServers()),
            new WebSettings("127.0.0.1", 0, Optional.of(url), users, KEY),
            JOB,
            silent,
            ConsoleSettings.MOST_ALERTS,
            policy,
            pseudonym));
  }

  void restartConsole() {
    console.close();
    startConsole();
  }

  String address() {
    return console.address();
  }

  public List<Route> routes() {
    return console.routes();
  }

  String bootstrap() {
    return broker.bootstrapServers();
  }

  public void send(String topic, String key, String json) {
    byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    try {
      producer
          .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
          .get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public void alert(SampleAlert alert) {
    send("alerts", alert.id(), alert.json());
  }

  /** As a detection job says it, with its checkpoints. */
  public void jobHasRead() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    client.setProperty("group.id", "ringfence-traffic");
    try (KafkaConsumer<byte[], byte[]> job =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          job.partitionsFor("traffic.calls").stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
      job.endOffsets(partitions).forEach((each, end) -> read.put(each, new OffsetAndMetadata(end)));
      job.commitSync(read);
    }
  }

  /** Somebody who signs in and asks for pages. */
  public HttpVisitor guest() {
    return new HttpVisitor(address());
  }

  public static void until(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + GIVE_UP_SECONDS + " s: " + what);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    console.close();
    producer.close(Duration.ofSeconds(2));
    broker.close();
  }
}
