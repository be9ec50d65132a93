package io.ringfence.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.decode.Schemas;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.oracle.IndicatorOracle;
import io.ringfence.kpi.oracle.RandomTraffic;
import io.ringfence.kpi.row.IndicatorRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The indicators equal a second calculation from the same lines, to the last call. */
class IndicatorsPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final KpiSettings SETTINGS =
      new KpiSettings(Duration.ofMinutes(10).toMillis(), Duration.ofDays(30).toMillis());

  @Property(tries = 40)
  void theLastVersionsEqualAnIndependentCalculation(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) throws Exception {
    IndicatorPipeline pipeline = run(seed, size, 150);

    same(pipeline);
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void aBusyNetworkIsCountedToTheLastCallToo(@ForAll long seed) throws Exception {
    IndicatorPipeline pipeline = run(seed, 1_000, 10);

    same(pipeline);
    assertThat(pipeline.late).isNotEmpty();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void everyRowKeepsItsSchemaAndItsVersionsGrowByOne(@ForAll long seed) throws Exception {
    IndicatorPipeline pipeline = run(seed, 300, 15);

    Map<String, Integer> versions = new HashMap<>();
    for (IndicatorRow row : pipeline.rows) {
      assertThat(Schemas.faults("kpi", row.json())).isEmpty();
      int version = JSON.readTree(row.json()).get("version").asInt();
      assertThat(version).isEqualTo(versions.merge(row.key(), 1, Integer::sum));
    }
  }

  /** A total less the groups published of it is nothing, or enough to be anonymous among. */
  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void noDifferenceOfRowsLeavesASmallGroup(@ForAll long seed) throws Exception {
    IndicatorPipeline pipeline = run(seed, 500, 15);

    Map<String, Long> attempts = new TreeMap<>();
    for (String json : pipeline.last().values()) {
      JsonNode row = JSON.readTree(json);
      if (row.has("attempts")) {
        attempts.put(row.get("window") + " " + row.get("group"), row.get("attempts").asLong());
      }
    }
    RowDifferences.of(attempts)
        .forEach((what, rest) -> assertThat(rest).as(what).matches(left -> left == 0 || left >= 5));
  }

  @Test
  void nothingIsKeptOfWhatIsOver() {
    IndicatorPipeline pipeline = run(1, 500, 30);
    int atTheEnd = pipeline.kept();

    pipeline.read(
        "{\"type\":\"security\",\"id\":\"last\",\"time\":%d,\"source\":\"s\",\"event\":\"login.ok\"}"
            .formatted(1_795_597_200_000L + Duration.ofDays(5).toMillis()));

    assertThat(atTheEnd).isPositive();
    assertThat(pipeline.kept()).isZero();
  }

  private static IndicatorPipeline run(long seed, int size, long minutes) {
    IndicatorPipeline pipeline = new IndicatorPipeline(SETTINGS, seed);
    RandomTraffic.lines(seed, size, minutes).forEach(pipeline::read);
    pipeline.end();
    return pipeline;
  }

  static void same(IndicatorPipeline pipeline) throws Exception {
    Map<String, String> expected = IndicatorOracle.rows(pipeline.accepted, RandomTraffic::country);
    Map<String, String> published = new TreeMap<>();
    for (String json : pipeline.last().values()) {
      JsonNode row = JSON.readTree(json);
      published.put(IndicatorOracle.key(row), IndicatorOracle.fields(row));
    }
    assertThat(published.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, fields) -> assertThat(published.get(key)).as(key).isEqualTo(fields));
  }
}
