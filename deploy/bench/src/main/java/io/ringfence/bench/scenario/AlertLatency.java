package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.JvmSnapshot;
import io.ringfence.bench.measure.MeteredConnectors;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeCursor;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From a record's intended moment of sending to a real broker until the alert that it raises can be
 * read there, with the deployed job and the shipped pack between them, on RocksDB with checkpoints.
 * First the job works off a backlog, which shows what load it sustains; then it gets a part of
 * that: ordinary traffic at a quarter, the same beside a feed of malformed records at a third, at
 * three quarters and at half of it, then traffic with a hot key.
 *
 * @param tape ordinary traffic with probes
 * @param hot what comes after it, with a hot key among it
 * @param backlog records of the tape that are there when the job starts
 * @param settle seconds at half load before that, at most, in which the job finds its pace and the
 *     compiler comes to rest, which takes up to half a core and which no job feels that runs for
 *     days
 * @param seconds of ordinary traffic at half load
 * @param besideSeconds of ordinary traffic at a quarter and at three quarters
 * @param hotSeconds of traffic with a hot key
 * @param hotLoad what load the job sustains with the hot key, over what it sustains without
 * @param mostPerSecond of half load that the tapes are long enough for
 * @param longest the slowest alert that is worth waiting for; what never comes counts as so slow
 */
public record AlertLatency(
    Tape tape,
    Tape hot,
    long backlog,
    int settle,
    int seconds,
    int besideSeconds,
    int hotSeconds,
    double hotLoad,
    int mostPerSecond,
    Duration longest)
    implements ForkedTask {

  /** Most partitions are silent here; they must not hold event time for the usual minute. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** Seconds until a change of the load is over. */
  private static final int CHANGE = 10;

  /** In which nothing is measured, all in all. */
  public static final int CHANGES_SECONDS = 5 * CHANGE;

  /** Until the hot key is one. */
  public static final int HOT_SETTLE = 5;

  private static final double WARM = 0.6;

  @Override
  public Map<String, Double> run(BenchContext bench) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics();
      String bootstrap = broker.bootstrapServers();
      TapeCursor head = new TapeCursor(tape);
      try (PartitionProducer postbox = new PartitionProducer(bootstrap)) {
        for (long i = 0; i < backlog; i++) {
          byte[] record = head.next();
          postbox.send(head.part(), record);
        }
      }
      try (BenchRun run = start(bench, bootstrap);
          AlertTimes watch = new AlertTimes(bootstrap, TopicNames.ALERTS);
          PartitionProducer postbox = new PartitionProducer(bootstrap)) {
        double sustained = run.steady(backlog, WARM).perSecond();
        Map<String, Double> figures = new HashMap<>();
        figures.put("sustained", sustained);
        OpenLoop ordinary = new OpenLoop(head, postbox);
        compilerToRest(ordinary, share(sustained, 2));
        if (besideSeconds > 0) {
          new Load(ordinary, watch, change(), besideSeconds, longest)
              .measure(share(sustained, 1), "quarter.", figures);
          BrokenFeed broken = BrokenFeed.start(bootstrap, tape.parts().size(), sustained / 3);
          try {
            new Load(ordinary, watch, change(), besideSeconds, longest)
                .measure(share(sustained, 1), "broken.", figures);
          } finally {
            broken.stop();
          }
          figures.put(
              "broken.p99OverQuarter", figures.get("broken.p99") / figures.get("quarter.p99"));
          new Load(ordinary, watch, change(), besideSeconds, longest)
              .measure(share(sustained, 3), "threeQuarters.", figures);
        }
        new Load(ordinary, watch, change(), seconds, longest)
            .measure(share(sustained, 2), "", figures);
        if (hotSeconds > 0) {
          OpenLoop loop = new OpenLoop(new TapeCursor(hot), postbox);
          Load load = new Load(loop, watch, HOT_SETTLE, hotSeconds, longest);
          load.measure(share(sustained * Math.min(1, hotLoad), 2), "hot.", figures);
        }
        return figures;
      }
    }
  }

  /** Puts what was found among the figures, and says it. */
  public void report(BenchContext bench, Map<String, Double> found) {
    found.forEach((name, figure) -> bench.figures().put("latency." + name, figure));
    for (String percentile : List.of("p50", "p99")) {
      bench.figures().put("alertMillis." + percentile, found.get(percentile));
      bench.figures().put("full.alertMillis." + percentile, found.get(percentile));
    }
    bench.figures().put("full.alertMillis.minutes", seconds / 60.0);
    bench.figures().copy("hotKeyDetail.p99", "latency.hot.p99");
    Map<String, String> loads = new LinkedHashMap<>();
    loads.put("quarter.", "alerts at a quarter of the load");
    loads.put("broken.", "the same beside a malformed feed at a third");
    loads.put("threeQuarters.", "alerts at three quarters");
    loads.put("", "alerts at half load");
    loads.put("hot.", "alerts beside a hot key");
    loads.forEach(
        (prefix, what) -> {
          if (found.containsKey(prefix + "p99")) {
            bench.say("%s: %s", what, line(prefix, found));
          }
        });
  }

  private static String line(String prefix, Map<String, Double> found) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, slowest %.0f ms, of %,.0f at %,.0f signals/s through Kafka"
            + " (sustained: %,.0f; never came: %.0f)",
        found.get(prefix + "p50"),
        found.get(prefix + "p99"),
        found.get(prefix + "max"),
        found.get(prefix + "alerts"),
        found.get(prefix + "load"),
        found.get("sustained"),
        found.get(prefix + "missed"));
  }

  private int change() {
    return Math.min(settle, CHANGE);
  }

  private double share(double sustained, int quarters) {
    return Math.min(2.0 * mostPerSecond, sustained) * quarters / 4;
  }

  private void compilerToRest(OpenLoop loop, double perSecond) {
    boolean atRest = false;
    for (int sent = 0; sent < settle && !atRest; sent += change()) {
      JvmSnapshot before = JvmSnapshot.at(0);
      loop.send(perSecond, Duration.ofSeconds(change()));
      atRest = before.until(JvmSnapshot.at(0)).compilerAtRest();
    }
  }

  private static BenchRun start(BenchContext bench, String bootstrap) throws Exception {
    String name = "latency";
    StreamExecutionEnvironment env = bench.environment(Backend.ROCKSDB, bench.cores(), name);
    DetectionSettings settings = bench.settings().detection();
    KafkaConnectors ends =
        new KafkaConnectors(KafkaSettings.of(bootstrap).idleAfter(IDLE), settings.feeds());
    DetectionPipeline.build(env, settings, new MeteredConnectors(name, ends));
    return BenchRun.start(name, env);
  }

  private record Load(OpenLoop loop, AlertTimes watch, int settle, int seconds, Duration longest) {

    void measure(double perSecond, String prefix, Map<String, Double> figures)
        throws InterruptedException {
      loop.send(perSecond, Duration.ofSeconds(settle));
      loop.intended().clear();
      long start = System.nanoTime();
      long sent = loop.send(perSecond, Duration.ofSeconds(seconds));
      double took = (System.nanoTime() - start) / 1e9;
      int missed = await();
      Histogram histogram = new Histogram(longest.toMillis() * 1_000 * 100, 3);
      loop.intended()
          .forEach(
              (probe, due) -> {
                Long seen = watch.seen().get(probe);
                long nanos = seen == null ? longest.toNanos() : seen - due;
                histogram.recordValue(Math.max(0, nanos / 1_000));
              });
      figures.put(prefix + "load", sent / took);
      figures.put(prefix + "p50", histogram.getValueAtPercentile(50) / 1e3);
      figures.put(prefix + "p99", histogram.getValueAtPercentile(99) / 1e3);
      figures.put(prefix + "max", histogram.getMaxValue() / 1e3);
      figures.put(prefix + "alerts", (double) histogram.getTotalCount());
      figures.put(prefix + "missed", (double) missed);
    }

    /** Waits for the alerts that are still under way; returns how many never came. */
    private int await() throws InterruptedException {
      long deadline = System.nanoTime() + longest.toNanos();
      while (System.nanoTime() < deadline
          && !watch.seen().keySet().containsAll(loop.intended().keySet())) {
        Thread.sleep(20);
      }
      return (int)
          loop.intended().keySet().stream().filter(each -> !watch.seen().containsKey(each)).count();
    }
  }
}
