package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.live.TopicProducer;
import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
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

  @Test
  void goesOnAfterAKillAndAfterAStop() throws Exception {
    Path place = folder.resolve("data");
    JsonNode first;
    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      attempts(server, 0, 12);
      first = alert(server, 1);
      assertThatThrownBy(() -> DataFolder.open(place))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another process has");
    } // without a stop

    JsonNode second;
    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      assertThat(said).anyMatch(each -> each.startsWith("The last run was not stopped in order"));
      attempts(server, 12, 4);
      second = alert(server, first.path("version").asInt() + 1);
      assertThat(second.path("id")).isEqualTo(first.path("id"));
      assertThat(second.path("hits").asInt()).isGreaterThan(first.path("hits").asInt());
      server.stop();
    }

    said.clear();
    try (DataFolder data = DataFolder.open(place);
        Server server = started(data)) {
      assertThat(said).isEmpty();
      attempts(server, 16, 4);
      JsonNode third = alert(server, second.path("version").asInt() + 1);
      assertThat(third.path("id")).isEqualTo(first.path("id"));
      assertThat(third.path("hits").asInt()).isGreaterThan(second.path("hits").asInt());
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

  private static void attempts(Server server, int from, int count) {
    try (TopicProducer sender = new TopicProducer(server.stack().bootstrap())) {
      long now = System.currentTimeMillis();
      for (int i = from; i < from + count; i++) {
        String json =
            """
            {"type":"call","id":"a-%1$d","call":"c-%1$d","phase":"attempt","time":%2$d,\
            "from":"+12025550123","to":"+882160001%3$02d","account":"%4$s","direction":"outbound"}"""
                .formatted(i, now + i, i, ACCOUNT);
        sender.send("traffic.calls", "c-" + i, json.getBytes(UTF_8));
      }
      sender.flush();
    }
  }

  /** The account's alert on calls to costly destinations, from a version on. */
  private static JsonNode alert(Server server, int version) throws Exception {
    try (AlertFeed alerts =
        new AlertFeed(server.stack().bootstrap(), server.settings().idKey(), each -> {})) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (System.nanoTime() < deadline) {
        for (JsonNode each : alerts.last().values()) {
          if (each.at("/rule/id").asText().equals("irsf-burst")
              && each.path("version").asInt() >= version) {
            return each;
          }
        }
        Thread.sleep(50);
      }
      throw new AssertionError("no version " + version + " in " + alerts.last());
    }
  }
}
