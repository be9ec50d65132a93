package io.ringfence.cli.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.cli.watch.Installed;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Security;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sshd says to a real rsyslog, set up as the page says, comes to the topic of its feed. */
@Tag("full") // a real rsyslog
class RsyslogFeedTest {

  private static final String TOPIC = "raw.sshd";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void whatSshdSaysIsReadFromTheTopic() throws Exception {
    Path rsyslogd = Installed.program("rsyslogd");
    Installed.program("logger");
    Sources sources =
        Sources.read("sources: {gate: {format: sshd, topic: " + TOPIC + ", clock: UTC}}").value();
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.empty())) {
      broker.createTopics(Topics.shipped().with(sources.topicsAs()));
      Path socket = folder.resolve("log");
      Process rsyslog = start(rsyslogd, socket, broker.bootstrapServers());
      try {
        until(() -> Files.exists(socket));
        log(socket, "sshd", "Failed password for root from 192.0.2.7 port 4711 ssh2");
        log(socket, "CRON", "pam_unix(cron:session): session opened for user root(uid=0)");
        log(socket, "sshd-session", "Invalid user admin from 192.0.2.8 port 4712");
        log(socket, "sshd", "Accepted password for ada from 198.51.100.20 port 4713 ssh2");

        assertThat(told(broker.bootstrapServers(), sources, 3))
            .containsExactly(
                "security.login.failed ssh/root 192.0.2.7",
                "security.account.unknown ssh/admin 192.0.2.8",
                "security.login.ok ssh/ada 198.51.100.20");
      } finally {
        rsyslog.destroy();
        rsyslog.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  /** With the page's own words on where lines go. */
  private Process start(Path rsyslogd, Path socket, String bootstrap) throws Exception {
    String page = Files.readString(Path.of("../docs/feeds/sshd.md"));
    int from = page.indexOf("module(load=\"omkafka\")");
    String action = page.substring(from, page.indexOf("```", from));
    assertThat(action).contains("kafka:9092", TOPIC);
    Path settings =
        Files.writeString(
            folder.resolve("rsyslog.conf"),
            """
            global(workDirectory="%s")
            module(load="imuxsock" SysSock.Use="off")
            input(type="imuxsock" Socket="%s")
            %s
            """
                .formatted(folder, socket, action.replace("kafka:9092", bootstrap)));
    return new ProcessBuilder(
            rsyslogd.toString(),
            "-n",
            "-f",
            settings.toString(),
            "-i",
            folder.resolve("rsyslog.pid").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("rsyslog.out").toFile())
        .start();
  }

  private static void log(Path socket, String program, String message) throws Exception {
    Process logger =
        new ProcessBuilder(
                "logger",
                "-u",
                socket.toString(),
                "-t",
                program,
                "--id=812",
                "-p",
                "auth.info",
                "--",
                message)
            .start();
    assertThat(logger.waitFor()).isZero();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void until(Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  /** Events, accounts and addresses of so many records, in the order of their times. */
  private static List<String> told(String bootstrap, Sources sources, int count) throws Exception {
    FeedDecoder feeds = new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
    List<Decoded> told = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(TOPIC).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      until(
          () -> {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
              feeds.decode(
                  each.value(),
                  each.value().length,
                  new Position(each.topic(), each.partition(), each.offset()),
                  new FeedDecoder.Clocks(each.timestamp(), Decoder.NO_CLOCK, Decoder.NO_CLOCK),
                  told::add);
            }
            return told.size() >= count;
          });
    }
    return told.stream()
        .map(each -> (Security) ((Decoded.Read) each).signal())
        .sorted((a, b) -> Long.compare(a.time(), b.time()))
        .map(each -> each.event().label() + ' ' + each.account() + ' ' + each.address())
        .toList();
  }
}
