package io.ringfence.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.kpi.detail.KpiSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A call id that its caller has chosen, and uses for many calls, in the indicators. */
class SharedCallIdIndicatorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long T = 1_795_597_200_000L;

  private static final KpiSettings SETTINGS =
      new KpiSettings(Duration.ofMinutes(10).toMillis(), Duration.ofDays(30).toMillis());

  private static String record(String id, String phase, long after, String more) {
    return """
    {"type":"call","id":"%s","call":"c","phase":"%s","time":%d,"source":"s"%s}\
    """
        .formatted(id, phase, T + after, more);
  }

  private static String attempt(int target) {
    return record("a" + target, "attempt", target, parties("+12025550123", target));
  }

  private static String parties(String from, int target) {
    return ",\"from\":\"%s\",\"to\":\"+4420794600%02d\"".formatted(from, target);
  }

  private static JsonNode whole(List<String> lines) throws Exception {
    IndicatorPipeline pipeline = new IndicatorPipeline(SETTINGS, 7);
    lines.forEach(pipeline::read);
    pipeline.end();
    IndicatorsPropertyTest.same(pipeline);
    return all(pipeline);
  }

  /** The row of everything in the minute. */
  private static JsonNode all(IndicatorPipeline pipeline) throws Exception {
    for (String json : pipeline.last().values()) {
      JsonNode row = JSON.readTree(json);
      if (row.get("group").isEmpty() && row.at("/window/to").asText().contains("09:01")) {
        return row;
      }
    }
    throw new AssertionError("no row");
  }

  @Test
  void callsToOthersCountOnceEach() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int target = 0; target < 20; target++) {
      lines.add(attempt(target));
    }

    assertThat(whole(lines).get("attempts").asInt()).isEqualTo(20);
  }

  @Test
  void callsOfOthersCountOnceEach() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int caller = 10; caller < 30; caller++) {
      lines.add(record("a" + caller, "attempt", caller, parties("+120255501" + caller, 1)));
    }

    assertThat(whole(lines).get("attempts").asInt()).isEqualTo(20);
  }

  @Test
  void whatTheyAddUpToDoesNotDependOnTheirOrder() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int target = 0; target < 12; target++) {
      lines.add(attempt(target));
      String to = ",\"to\":\"+4420794600%02d\"".formatted(target);
      lines.add(record("e" + target, "end", 30_000 + target, to + ",\"sipCode\":486"));
    }
    lines.add(record("nobody", "answer", 5_000, ""));
    JsonNode inOrder = whole(lines);

    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(seed));
      JsonNode row = whole(shuffled);
      assertThat(without(row)).isEqualTo(without(inOrder));
    }
    assertThat(inOrder.get("attempts").asInt()).isEqualTo(12);
    assertThat(inOrder.get("answered").asInt()).isEqualTo(1);
  }

  private static JsonNode without(JsonNode row) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) row.deepCopy()).without("version");
  }

  @Test
  void soManyAreKeptApartAndNoMore() throws Exception {
    IndicatorPipeline pipeline = new IndicatorPipeline(SETTINGS, 7);
    for (int target = 0; target < 99; target++) {
      pipeline.read(attempt(target));
    }
    pipeline.end();

    assertThat(all(pipeline).get("attempts").asInt()).isBetween(62, 64);
  }

  @Test
  void allGoWhenTheLastIsOver() {
    IndicatorPipeline pipeline = new IndicatorPipeline(SETTINGS, 7);
    pipeline.read(record("e", "end", 0, parties("+12025550123", 1) + ",\"sipCode\":486"));
    pipeline.read(attempt(2));

    pipeline.read(
        "{\"type\":\"security\",\"id\":\"last\",\"time\":%d,\"source\":\"s\",\"event\":\"login.ok\"}"
            .formatted(T + Duration.ofHours(26).toMillis()));

    assertThat(pipeline.kept()).isZero();
  }
}
