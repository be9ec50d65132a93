package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.live.TopicProducer;
import io.ringfence.cli.local.LocalPrometheus;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both jobs on a real broker, reported by Flink's reporter, scraped by a real Prometheus with the
 * shipped configuration and rules, while a simulated provider with attacks goes on: every
 * expression of rules and dashboards gives data. Of an alert, which should be quiet, the
 * comparisons give 0 or 1 instead of filtering ({@link PromQl#withBool}).
 */
class WatchedRunTest {

  private static final Duration LENGTH = Duration.ofMinutes(12);

  /** Longer than anything here takes on a busy machine, short of for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** So that counters are seen to rise: between two minutes of the simulation. */
  private static final long PAUSE_MILLIS = 1_500;

  private static final int GARBAGE = 100;

  private static final Pattern NAMED = Pattern.compile("`([a-z0-9_]{4,})`");

  private static LocalStack stack;
  private static LocalPrometheus prometheus;
  private static AlertFeed alerts;
  private static PrometheusQueries asked;
  private static long sent;

  @BeforeAll
  static void aProviderIsWatched() throws Exception {
    Installed.program("prometheus");
    stack = LocalStack.start(0);
    stack.detect(
        new DetectionSettings(
            PackText.read(LauncherFolder.path("rules/pack")),
            Files.readString(LauncherFolder.path("rules/tariff.csv")),
            Sources.shipped(),
            Retention.DEFAULT,
            RetentionClock.WALL,
            SecretKey.passing()),
        2);
    prometheus = LocalPrometheus.start(stack.metrics(), Duration.ofSeconds(1)).orElseThrow();
    asked = new PrometheusQueries(prometheus.address());
    alerts = new AlertFeed(stack.bootstrap(), alert -> {});
    until(
        "both jobs are scraped", () -> asked.values("ringfence_subjects_opened_total").size() > 0);
    feed();
    until("all is read", () -> read() == sent);
  }

  private static double read() throws Exception {
    return asked.sum("sum(ringfence_records_read_total{job_name=\"ringfence detection\"})");
  }

  private static void feed() throws Exception {
    Traffic traffic =
        Traffic.of(
            SimulationSettings.demo(5, Instant.now().minus(LENGTH), LENGTH).withSubscribers(800),
            Integer.MAX_VALUE);
    long minute = 0;
    try (TopicProducer sender = new TopicProducer(stack.bootstrap())) {
      for (SimulatedRecord each : traffic.records()) {
        if (each.arrival() / 60_000 != minute) {
          minute = each.arrival() / 60_000;
          sender.flush();
          Thread.sleep(PAUSE_MILLIS);
        }
        sender.send(each.topic(), each.key(), each.json());
      }
      // A sender that has lost its mind, and one that has slept.
      for (int i = 0; i < GARBAGE; i++) {
        sender.send("traffic.calls", "", "{".getBytes(StandardCharsets.UTF_8));
        SimulatedRecord first = traffic.records().get(i);
        sender.send(first.topic(), first.key(), first.json());
      }
      sender.flush();
    }
    sent = traffic.records().size() + 2L * GARBAGE;
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not: " + what + "; " + prometheus.log());
      }
      Thread.sleep(500);
    }
  }

  @AfterAll
  static void nothingIsLeft() {
    for (AutoCloseable each : new AutoCloseable[] {alerts, prometheus, stack}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** By where they stand. */
  private static Map<String, String> expressions() {
    Map<String, String> expressions = new TreeMap<>();
    Shipped.rules("record")
        .forEach(
            (name, rule) -> {
              expressions.put("as recorded: " + name, name);
              expressions.put("to be recorded: " + name, rule.path("expr").asText());
            });
    Shipped.rules("alert")
        .forEach(
            (name, rule) -> expressions.put(name, PromQl.withBool(rule.path("expr").asText())));
    for (JsonNode dashboard : Shipped.dashboards().values()) {
      Shipped.queries(dashboard)
          .forEach((where, query) -> expressions.put(where, PromQl.ofAll(query)));
    }
    return expressions;
  }

  private static Map<String, String> silent(Map<String, String> expressions) throws Exception {
    Map<String, String> silent = new TreeMap<>();
    for (Map.Entry<String, String> each : expressions.entrySet()) {
      if (asked.values(each.getValue()).isEmpty()) {
        silent.put(each.getKey(), each.getValue());
      }
    }
    return silent;
  }

  @Test
  void everyExpressionOfRulesAndDashboardsGivesData() throws Exception {
    Map<String, String> expressions = expressions();
    assertThat(expressions).hasSizeGreaterThan(90);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!silent(expressions).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(1_000);
    }

    assertThat(silent(expressions)).isEmpty();
  }

  @Test
  void everyVariableHasValues() throws Exception {
    for (JsonNode dashboard : Shipped.dashboards().values()) {
      for (Map.Entry<String, String> each : Shipped.variables(dashboard).entrySet()) {
        String metric = each.getValue().replaceFirst("label_values\\((\\w+), \\w+\\)", "$1");
        Set<String> values = new TreeSet<>();
        for (JsonNode series : asked.series(metric)) {
          values.add(series.path(each.getKey()).asText());
        }
        assertThat(values).as(each.getValue()).isNotEmpty().doesNotContain("");
      }
    }
  }

  @Test
  void countersAgreeWithRecordsSentAndAlertsPublished() throws Exception {
    String detection = "{job_name=\"ringfence detection\"}";
    double refused = asked.sum("sum(ringfence_records_refused_total" + detection + ")");
    assertThat(asked.sum("sum(ringfence_records_accepted_total" + detection + ")") + refused)
        .isEqualTo((double) sent);
    assertThat(
            asked.sum(
                "sum(ringfence_records_refused_total{job_name=\"ringfence detection\", reason=\"malformed\"})"))
        .isEqualTo(GARBAGE);
    until(
        "as many alerts are counted as are on the topic",
        () -> {
          alerts.drain();
          return asked.sum("sum(ringfence_alerts_raised_total)") == alerts.last().size();
        });
    assertThat(alerts.last().size()).isGreaterThan(5);
  }

  /** Both ways: the page names every metric of ours, and none that is not reported. */
  @Test
  void thePageOnMetricsNamesAllOfThem() throws Exception {
    Set<String> reported = new TreeSet<>();
    for (JsonNode each : asked.series("{__name__=~\"ringfence_.+\"}")) {
      reported.add(each.path("__name__").asText().replaceFirst("^ringfence_kpi_", ""));
    }
    Set<String> named = new TreeSet<>();
    Matcher name = NAMED.matcher(Files.readString(LauncherFolder.path("docs/metrics.md")));
    while (name.find()) {
      named.add(name.group(1));
    }

    assertThat(named.stream().filter(each -> each.matches("ringfence_.+|.+_total")))
        .isSubsetOf(reported);
    reported.removeIf(each -> each.endsWith("_count") && named.contains(mean(each)));
    assertThat(named).containsAll(reported);
  }

  /** A count stands beside its sum. */
  private static String mean(String count) {
    return count.replaceFirst("_count$", "_sum");
  }

  @Test
  void labelsAreFewAndNobodysName() throws Exception {
    List<JsonNode> series = asked.series("{__name__=~\"ringfence_.+|flink_.+\"}");
    Set<String> labels = new TreeSet<>();
    List<String> values = new ArrayList<>();
    for (JsonNode each : series) {
      for (Map.Entry<String, JsonNode> label : each.properties()) {
        labels.add(label.getKey());
        values.add(label.getValue().asText());
      }
    }

    assertThat(series).hasSizeBetween(300, 3_000);
    assertThat(labels)
        .containsExactlyInAnyOrder(
            "__name__",
            "instance",
            "job",
            "job_name",
            "operator_name",
            "subtask_index",
            "task_name",
            "stream",
            "topic",
            "partition",
            "reason",
            "rule",
            "fraud",
            "severity",
            "mode",
            "state",
            "action",
            "timer",
            "trunk",
            "channel",
            "class",
            "country",
            "how",
            "le",
            "result",
            "status");
    assertThat(values)
        .noneMatch(each -> each.matches("\\+\\d{6,}|\\d+\\.\\d+\\.\\d+\\.\\d+|.*[0-9a-f]{12}.*"));
  }
}
