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
    IndicatorPipeline books = run(seed, size, 150);

    same(books);
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void aBusyNetworkIsCountedToTheLastCallToo(@ForAll long seed) throws Exception {
    IndicatorPipeline books = run(seed, 1_000, 10);

    same(books);
    assertThat(books.late).isNotEmpty();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void everyRowKeepsItsSchemaAndItsVersionsGrowByOne(@ForAll long seed) throws Exception {
    IndicatorPipeline books = run(seed, 300, 15);

    Map<String, Integer> versions = new HashMap<>();
    for (IndicatorRow row : books.rows) {
      assertThat(Schemas.faults("kpi", row.json())).isEmpty();
      int version = JSON.readTree(row.json()).get("version").asInt();
      assertThat(version).isEqualTo(versions.merge(row.key(), 1, Integer::sum));
    }
  }

  /** A total less the groups told of it is nothing, or enough to be anonymous among. */
  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void noDifferenceOfRowsLeavesASmallGroup(@ForAll long seed) throws Exception {
    IndicatorPipeline books = run(seed, 500, 15);

    Map<String, Long> attempts = new TreeMap<>();
    for (String json : books.last().values()) {
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
    IndicatorPipeline books = run(1, 500, 30);
    int atTheEnd = books.kept();

    books.read(
        "{\"type\":\"security\",\"id\":\"last\",\"time\":%d,\"source\":\"s\",\"event\":\"login.ok\"}"
            .formatted(1_795_597_200_000L + Duration.ofDays(5).toMillis()));

    assertThat(atTheEnd).isPositive();
    assertThat(books.kept()).isZero();
  }

  private static IndicatorPipeline run(long seed, int size, long minutes) {
    IndicatorPipeline books = new IndicatorPipeline(SETTINGS, seed);
    RandomTraffic.lines(seed, size, minutes).forEach(books::read);
    books.end();
    return books;
  }

  private static void same(IndicatorPipeline books) throws Exception {
    Map<String, String> expected = IndicatorOracle.rows(books.accepted, RandomTraffic::country);
    Map<String, String> published = new TreeMap<>();
    for (String json : books.last().values()) {
      JsonNode row = JSON.readTree(json);
      published.put(IndicatorOracle.key(row), IndicatorOracle.fields(row));
    }
    assertThat(published.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, fields) -> assertThat(published.get(key)).as(key).isEqualTo(fields));
  }
}
