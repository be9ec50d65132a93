package io.ringfence.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import io.ringfence.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both jobs on a real broker, reported by Flink's reporter, scraped by a real Prometheus with the
 * shipped configuration and rules, while a simulated provider with attacks goes on: every
 * expression of rules and dashboards gives data. Of an alert, which should be quiet, the
 * comparisons give 0 or 1 instead of filtering ({@link PromQl#withBool}).
 */
@Tag("full") // two jobs and a Prometheus
class WatchedRunTest {

  private static final Duration LENGTH = Duration.ofMinutes(12);

  /** Longer than anything here takes on a busy machine, short of for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What goes on while something has not been seen yet. */
  private static final Duration MORE = Duration.ofMinutes(2);

  private static final int GARBAGE = 100;

  private static final Pattern NAMED = Pattern.compile("`([a-z0-9_]{4,})`");

  private static LocalStack stack;
  private static LocalPrometheus prometheus;
  private static AlertFeed alerts;
  private static PrometheusQueries asked;
  private static long sent;

  /** Expressions of which nobody has seen data yet. */
  private static Map<String, String> silent;

  @BeforeAll
  static void aProviderIsWatched() throws Exception {
    Installed.program("prometheus");
    stack = LocalStack.start(0);
    stack.detect(
        new DetectionSettings(
            PackText.read(LauncherFolder.path("rules/pack")),
            new FeedSettings(
                Files.readString(LauncherFolder.path("rules/tariff.csv")),
                Sources.shipped(),
                Retention.DEFAULT,
                RetentionClock.WALL,
                SecretKey.NONE,
                Set.of()),
            SecretKey.passing(),
            Tenants.NONE),
        2);
    prometheus = LocalPrometheus.start(stack.metrics(), Duration.ofSeconds(1)).orElseThrow();
    asked = new PrometheusQueries(prometheus.address());
    alerts = new AlertFeed(stack.bootstrap(), SecretKey.NONE, alert -> {});
    until(
        "both jobs are scraped", () -> asked.values("ringfence_subjects_opened_total").size() > 0);
    silent = expressions();
    feed();
  }

  /** Each minute of the simulation once the one before is read and scraped: counters rise. */
  private static void feed() throws Exception {
    List<SimulatedRecord> records = traffic(5, LENGTH);
    for (List<SimulatedRecord> minute : minutes(records)) {
      send(minute);
    }
    // A sender that has lost its mind, and one that has slept.
    try (TopicProducer sender = new TopicProducer(stack.bootstrap())) {
      for (int i = 0; i < GARBAGE; i++) {
        sender.send("traffic.calls", "", "{".getBytes(StandardCharsets.UTF_8));
        SimulatedRecord first = records.get(i);
        sender.send(first.topic(), first.key(), first.json());
      }
      sender.flush();
    }
    sent += 2L * GARBAGE;
    lookAround();
  }

  private static List<SimulatedRecord> traffic(long seed, Duration length) {
    return Traffic.of(
            SimulationSettings.demo(seed, Instant.now().minus(length), length).withSubscribers(800),
            Integer.MAX_VALUE)
        .records();
  }

  /** As they arrive. */
  private static Collection<List<SimulatedRecord>> minutes(List<SimulatedRecord> records) {
    Map<Long, List<SimulatedRecord>> minutes = new TreeMap<>();
    for (SimulatedRecord each : records) {
      minutes.computeIfAbsent(each.arrival() / 60_000, unseen -> new ArrayList<>()).add(each);
    }
    return minutes.values();
  }

  private static void send(List<SimulatedRecord> records) throws Exception {
    try (TopicProducer sender = new TopicProducer(stack.bootstrap())) {
      for (SimulatedRecord each : records) {
        sender.send(each.topic(), each.key(), each.json());
      }
      sender.flush();
    }
    sent += records.size();
    lookAround();
  }

  /** Once all is read, what gives data now is silent no more. */
  private static void lookAround() throws Exception {
    until("all is read", () -> read() == sent);
    for (Map.Entry<String, String> each : List.copyOf(silent.entrySet())) {
      if (!asked.values(each.getValue()).isEmpty()) {
        silent.remove(each.getKey());
      }
    }
  }

  private static double read() throws Exception {
    return asked.sum("sum(ringfence_records_read_total{job_name=\"ringfence detection\"})");
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

  /** Not all at one moment: some show only what has just happened. */
  @Test
  void everyExpressionOfRulesAndDashboardsGivesData() throws Exception {
    assertThat(expressions()).hasSizeGreaterThan(90);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (long seed = 100; !silent.isEmpty() && System.nanoTime() < deadline; seed++) {
      send(traffic(seed, MORE));
    }

    assertThat(silent).isEmpty();
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
    // One scrape has its counters one after the other, while records are read.
    until(
        "what is accepted and what is refused are together what was sent",
        () ->
            asked.sum("sum(ringfence_records_accepted_total" + detection + ")")
                    + asked.sum("sum(ringfence_records_refused_total" + detection + ")")
                == sent);
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
            ("__name__ instance job job_name operator_name subtask_index task_name stream topic partition reason rule "
                    + "fraud severity mode state action timer trunk channel class how le result status")
                .split(" "));
    assertThat(values)
        .noneMatch(each -> each.matches("\\+\\d{6,}|\\d+\\.\\d+\\.\\d+\\.\\d+|.*[0-9a-f]{12}.*"));
  }
}
