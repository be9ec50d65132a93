package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.jobs.config.RetentionClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes on from its folder, in this JVM. */
@Tag("full") // three starts of the whole server
class ServerTest {

  private static final String ACCOUNT = "acme-17";

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private final long begun = System.currentTimeMillis();

  @Test
  void goesOnAfterAKillAndAfterAStop() throws Exception {
    Path place = folder.resolve("data");
    JsonNode first;
    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      attempts(server, 0, 15);
      first = alert(server, 8);
      assertThatThrownBy(() -> DataFolder.open(place))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another process has");
    } // without a stop

    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      assertThat(said).anyMatch(each -> each.startsWith("The last run was not stopped in order"));
      attempts(server, 15, 23);
      assertThat(alert(server, 16).path("id")).isEqualTo(first.path("id"));
      server.stop();
    }

    said.clear();
    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      assertThat(said).isEmpty();
      attempts(server, 23, 39);
      assertThat(alert(server, 32).path("id")).isEqualTo(first.path("id"));
    }
    assertThat(Files.readString(place.resolve("release"))).isNotBlank();
  }

  private Server started(DataFolder data) throws Exception {
    DetectionOptions detection = new DetectionOptions();
    return Server.start(
        ServeOptions.passing(0, 0),
        detection,
        detection.settings(RetentionClock.WALL),
        data,
        said::add);
  }

  /**
   * In one partition, and so in order; and in one minute, however long the test takes. From the
   * eighth on each is a hit, and an alert is published again once it has twice as many.
   */
  private void attempts(Server server, int from, int to) {
    try (TopicProducer sender = new TopicProducer(server.stack().bootstrap())) {
      for (int i = from; i < to; i++) {
        String json =
            """
            {"type":"call","id":"a-%1$d","call":"c-%1$d","phase":"attempt","time":%2$d,\
            "from":"+12025550123","to":"+882160001%3$02d","account":"%4$s","direction":"outbound"}"""
                .formatted(i, begun + i, i, ACCOUNT);
        sender.send("traffic.calls", ACCOUNT, json.getBytes(UTF_8));
      }
      sender.flush();
    }
  }

  /** The account's alert on calls to costly destinations, once it has so many hits. */
  private static JsonNode alert(Server server, int hits) throws Exception {
    try (AlertFeed alerts =
        new AlertFeed(server.stack().bootstrap(), server.settings().idKey(), each -> {})) {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
      while (System.nanoTime() < deadline) {
        for (JsonNode each : alerts.last().values()) {
          if (each.at("/rule/id").asText().equals("irsf-burst")
              && each.path("hits").asInt() >= hits) {
            return each;
          }
        }
        Thread.sleep(50);
      }
      throw new AssertionError("not " + hits + " hits in " + alerts.last());
    }
  }
}
