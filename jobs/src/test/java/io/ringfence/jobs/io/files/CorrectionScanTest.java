package io.ringfence.jobs.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.testing.ComparableAlerts;
import io.ringfence.jobs.testing.SampleScan;
import io.ringfence.jobs.testing.SampleTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan with wrong records and listings, and their corrections, against one without both. */
class CorrectionScanTest {

  private static final String LISTED = "+12025550123";
  private static final String MISTAKEN = "+12025550124";
  private static final int LINES = 60;

  @TempDir Path folder;

  private static List<String> right() {
    List<String> lines = new ArrayList<>();
    lines.add(SampleTraffic.listing("l-1", 0, "number", LISTED));
    for (int i = 1; i < LINES; i++) {
      String from = i % 3 == 0 ? LISTED : MISTAKEN;
      lines.add(SampleTraffic.call("c-" + i, i * 10, "acme-" + i, from, "+447946010001"));
      lines.add(SampleTraffic.failure("e-" + i, i * 10, "acme-" + i % 25));
    }
    lines.add(SampleTraffic.failure("e-90", 600, "acme-8"));
    lines.add(SampleTraffic.failure("e-91", 601, "acme-8"));
    return lines;
  }

  private static List<String> wrong() {
    return List.of(
        SampleTraffic.listing("l-2", 1, "number", MISTAKEN),
        SampleTraffic.listing("l-3", 1, "account", "acme-8").replace("add", "allow"),
        SampleTraffic.failure("w-1", 300, "acme-8"),
        SampleTraffic.failure("w-2", 301, "acme-12"),
        SampleTraffic.failure("w-3", 302, "acme-12"));
  }

  private static String correct(String id, String kind, String value, String what) {
    return """
        {"type":"privacy","id":"%s","time":"%s","action":"correct","subject":{"kind":"%s","value":"%s"},"actor":"ada","correct":%s}"""
        .formatted(id, SampleTraffic.at(700), kind, value, what);
  }

  private static List<String> corrections() {
    return List.of(
        correct("p-1", "number", MISTAKEN, "{\"listing\":\"l-2\"}"),
        correct("p-2", "account", "acme-8", "{\"listing\":\"l-3\"}"),
        correct("p-3", "account", "acme-8", "{\"records\":[\"w-1\"]}"),
        correct("p-4", "account", "acme-12", "{\"records\":[\"w-2\",\"w-3\"]}"));
  }

  /** What the pack says of all that, were nothing corrected, is something else. */
  @Test
  void whatIsWrongMakesADifference() throws Exception {
    List<String> all = new ArrayList<>(right());
    all.addAll(31, wrong());

    assertThat(alerts(all)).isNotEqualTo(alerts(right()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after", "between"})
  void theAlertsAreThoseOfAScanWithoutWhatWasWrong(String when) throws Exception {
    List<String> expected = alerts(right());
    List<String> all = new ArrayList<>(right());
    all.addAll(31, wrong());
    all.addAll(when.equals("before") ? 0 : when.equals("after") ? all.size() : 60, corrections());

    List<String> alerts = alerts(all);

    assertThat(alerts).isEqualTo(expected).hasSizeGreaterThan(1);
    assertThat(out("receipts.jsonl"))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each).contains("\"action\":\"correct\""))
        .allSatisfy(
            each ->
                assertThat(each)
                    .containsPattern(
                        "\"outcome\":\"(%s)\"".formatted(outcome(when, each.contains("p-1")))));
  }

  /**
   * What is asked of an account takes another way than its listings and records, and may come after
   * them though it was written before. What is asked of a number takes the same.
   */
  private static String outcome(String when, boolean ofNumber) {
    if (!when.equals("before")) {
      return "done";
    }
    return ofNumber ? "not-found" : "not-found|done";
  }

  private List<String> alerts(List<String> lines) throws Exception {
    Path input = Files.write(folder.resolve("input.jsonl"), lines);
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    SampleScan.run(SampleTraffic.PACK, input, folder, configuration);
    return ComparableAlerts.withListings(out("alerts.jsonl"));
  }

  private List<String> out(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
