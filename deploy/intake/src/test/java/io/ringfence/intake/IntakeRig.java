package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An intake before a real broker, which all tests of this JVM share. */
final class IntakeRig implements AutoCloseable {

  static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static EmbeddedBroker broker;

  private final Sources sources;
  private final Path folder;
  private final int port;
  private Intake intake;

  IntakeRig(Path folder, String yaml) throws IOException {
    this(folder, yaml, 0);
  }

  IntakeRig(Path folder, String yaml, int port) throws IOException {
    this.port = port;
    this.sources = Sources.read(yaml).orThrow("faults").served();
    this.folder = folder;
    broker().createTopics(Topics.shipped().with(sources.topicsAs()));
    start();
  }

  static synchronized EmbeddedBroker broker() throws IOException {
    if (broker == null) {
      broker = EmbeddedBroker.start();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }
    return broker;
  }

  void start() throws IOException {
    start(broker().bootstrapServers());
  }

  void stop() {
    intake.close();
  }

  void start(String bootstrap) throws IOException {
    Properties client = new Properties();
    client.put("bootstrap.servers", bootstrap);
    intake =
        Intake.start(
            new IntakeSettings(
                "127.0.0.1",
                port,
                sources,
                Retention.DEFAULT,
                TopicNames.DEFAULTS,
                client,
                FeedTokens.at(folder.resolve("feed-tokens"), names()),
                folder.resolve("positions"),
                System::currentTimeMillis));
  }

  private List<String> names() {
    return sources.feeds().stream().map(feed -> feed.source()).toList();
  }

  Intake intake() {
    return intake;
  }

  String topic(String feed) {
    return sources.feeds().stream()
        .filter(each -> each.source().equals(feed))
        .findFirst()
        .orElseThrow()
        .topic();
  }

  String token(String feed) throws IOException {
    return Files.readAllLines(folder.resolve("feed-tokens")).stream()
        .filter(line -> line.startsWith(feed + ' '))
        .findFirst()
        .orElseThrow()
        .substring(feed.length() + 1);
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + intake.port() + path);
  }

  HttpRequest.Builder to(String feed) throws IOException {
    return HttpRequest.newBuilder(at("/v1/feeds/" + feed))
        .header("Authorization", "Bearer " + token(feed))
        .timeout(PATIENCE);
  }

  HttpResponse<String> post(String feed, String type, byte[] body) throws Exception {
    return send(
        to(feed).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> post(String feed, String body) throws Exception {
    return post(feed, "text/plain", body.getBytes(UTF_8));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** All that is on the topic of a feed, once there are so many. */
  List<String> records(String feed, int count) throws Exception {
    try (Following following = new Following(topic(feed))) {
      until(() -> following.poll().size() >= count);
      return following.records();
    }
  }

  /** What comes by one topic, as text. */
  static final class Following implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> records = new ArrayList<>();

    Following(String topic) throws IOException {
      Map<String, Object> settings = new HashMap<>();
      settings.put("bootstrap.servers", broker().bootstrapServers());
      settings.put("enable.auto.commit", "false");
      consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
    }

    List<String> poll() {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
        records.add(new String(each.value(), UTF_8));
      }
      return records;
    }

    List<String> records() {
      return List.copyOf(records);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  static void until(Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    intake.close();
  }
}
