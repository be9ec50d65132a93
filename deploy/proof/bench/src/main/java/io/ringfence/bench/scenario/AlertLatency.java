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
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From a record's intended moment of sending to a real broker until the alert that it raises can be
 * read there, with the deployed job and the shipped pack between them, on RocksDB with checkpoints.
 * First the job works off a backlog, which shows what load it sustains; then it gets half of that.
 *
 * @param tape traffic with probes
 * @param backlog records of the tape that are there when the job starts
 * @param settle seconds at half load before that, at most, in which the job finds its pace and the
 *     compiler comes to rest, which takes up to half a core and which no job feels that runs for
 *     days
 * @param seconds at half load
 * @param mostPerSecond of half load that the tape is long enough for
 * @param longest the slowest alert that is worth waiting for; what never comes counts as so slow
 */
public record AlertLatency(
    Tape tape, long backlog, int settle, int seconds, int mostPerSecond, Duration longest)
    implements ForkedJvm.Task {

  /** Most partitions are silent here; they must not hold event time for the usual minute. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** Seconds at half load after which it is asked whether the compiler rests. */
  private static final int LOOK = 10;

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
        OpenLoop loop = new OpenLoop(head, postbox);
        double half = Math.min(mostPerSecond, sustained / 2);
        compilerToRest(loop, half);
        measure(loop, watch, half, figures);
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
    bench.say(
        "alerts at half load: p50 %.1f ms, p99 %.1f ms, slowest %.0f ms, of %,.0f at %,.0f"
            + " signals/s through Kafka (sustained: %,.0f; never came: %.0f)",
        found.get("p50"),
        found.get("p99"),
        found.get("max"),
        found.get("alerts"),
        found.get("load"),
        found.get("sustained"),
        found.get("missed"));
  }

  private void compilerToRest(OpenLoop loop, double perSecond) {
    boolean atRest = false;
    for (int sent = 0; sent < settle && !atRest; sent += LOOK) {
      int look = Math.min(LOOK, settle - sent);
      JvmSnapshot before = JvmSnapshot.at(0);
      loop.send(perSecond, Duration.ofSeconds(look));
      atRest = before.until(JvmSnapshot.at(0)).compilerAtRest();
    }
  }

  private static BenchRun start(BenchContext bench, String bootstrap) throws Exception {
    String name = "latency";
    StreamExecutionEnvironment env = bench.environment(Backend.ROCKSDB, bench.cores(), name);
    DetectionSettings settings = bench.settings().detection();
    KafkaSettings kafka = KafkaSettings.of(bootstrap).idleAfter(IDLE);
    DetectionPipeline.build(env, settings, new MeteredConnectors(name, kafka, settings.feeds()));
    return BenchRun.start(name, env);
  }

  private void measure(
      OpenLoop loop, AlertTimes watch, double perSecond, Map<String, Double> figures)
      throws InterruptedException {
    loop.intended().clear();
    long start = System.nanoTime();
    long sent = loop.send(perSecond, Duration.ofSeconds(seconds));
    double took = (System.nanoTime() - start) / 1e9;
    int missed = await(loop, watch);
    Histogram histogram = new Histogram(longest.toMillis() * 1_000 * 100, 3);
    loop.intended()
        .forEach(
            (probe, due) -> {
              Long seen = watch.seen().get(probe);
              long nanos = seen == null ? longest.toNanos() : seen - due;
              histogram.recordValue(Math.max(0, nanos / 1_000));
            });
    figures.put("load", sent / took);
    figures.put("p50", histogram.getValueAtPercentile(50) / 1e3);
    figures.put("p99", histogram.getValueAtPercentile(99) / 1e3);
    figures.put("max", histogram.getMaxValue() / 1e3);
    figures.put("alerts", (double) histogram.getTotalCount());
    figures.put("missed", (double) missed);
  }

  /** Waits for the alerts that are still under way; returns how many never came. */
  private int await(OpenLoop loop, AlertTimes watch) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline
        && !watch.seen().keySet().containsAll(loop.intended().keySet())) {
      Thread.sleep(20);
    }
    return (int)
        loop.intended().keySet().stream().filter(each -> !watch.seen().containsKey(each)).count();
  }
}
