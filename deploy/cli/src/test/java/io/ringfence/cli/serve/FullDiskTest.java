package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.options.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk fills while it takes records. */
@Tag("full") // starts of the whole server
class FullDiskTest {

  private static final String[] OPTIONS = {"--port=0", "--http-port=0"};

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> accepted = new ArrayList<>();
  private int sent;

  @Test
  void endsWithOneLineAndLosesNothingThatItHasAccepted() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder, 900)) {
      Path data = disk.folder().resolve("data");
      Path filler;
      try (RunningServer server = new RunningServer(data, OPTIONS)) {
        server.awaitReady();
        post(server, data, 200);
        Thread posting = new Thread(() -> post(server, data, Integer.MAX_VALUE), "posting");
        posting.start();
        filler = disk.fill();
        assertThat(server.exit()).as(server.lines().toString()).isEqualTo(ExitCodes.FAILED);
        posting.join();
        assertTold(server, "full");
      }
      try (RunningServer refused = new RunningServer(data, OPTIONS)) {
        assertThat(refused.exit()).isEqualTo(2);
        assertTold(refused, "--data: its disk is full; make room, at least 256 MB");
      }

      Files.delete(filler);
      try (RunningServer server = new RunningServer(data, OPTIONS)) {
        server.awaitReady();
        post(server, data, 10);
        assertThat(accepted).hasSizeGreaterThan(200);
        assertThat(onTopic(server)).containsAll(accepted);
      }
    }
  }

  /** Once, and last; that nothing before it is a trace of the broker's is DiskFailureLogTest's. */
  private static void assertTold(RunningServer server, String what) {
    assertThat(server.lines()).filteredOn(each -> each.startsWith("ringfence: ")).hasSize(1);
    assertThat(server.lines())
        .last()
        .asString()
        .startsWith("ringfence: ")
        .contains(what, "make room");
  }

  /** One after the other, until the server does not answer. */
  private void post(RunningServer server, Path data, int most) {
    try {
      String token =
          Files.readString(data.resolve("feed-tokens"))
              .lines()
              .filter(each -> each.startsWith("default "))
              .findFirst()
              .orElseThrow()
              .substring("default ".length());
      for (int i = 0; i < most; i++) {
        String record =
            """
            {"type":"security","id":"s-%d","time":%d,"event":"register.ok","account":"a-1"}"""
                .formatted(sent++, System.currentTimeMillis());
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://" + server.http() + "/v1/feeds/default"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(record))
                .build();
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          accepted.add(record);
        }
      }
    } catch (IOException e) {
      // It is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> onTopic(RunningServer server) {
    Properties settings = new Properties();
    settings.setProperty("bootstrap.servers", server.bootstrap());
    Set<String> found = new HashSet<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor("feed.default").stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(each -> found.add(each.value()));
      }
    }
    return found;
  }
}
