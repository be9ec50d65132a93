package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.JvmSnapshot;
import io.ringfence.bench.measure.RunMeter;
import io.ringfence.bench.report.BenchFigures;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeCursor;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.kafka.KafkaConnectors;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.HdrHistogram.Histogram;
import org.apache.flink.api.common.functions.MapFunction;
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
    Tape tape, long backlog, int settle, int seconds, int mostPerSecond, Duration longest) {

  /** Most partitions are silent here; they must not hold event time for the usual minute. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** Seconds at half load after which it is asked whether the compiler rests. */
  private static final int LOOK = 10;

  private static final double WARM = 0.6;

  /** Measures, puts what was found among the figures, and says it. */
  public void measure(BenchContext bench) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics();
      String bootstrap = broker.bootstrapServers();
      TapeCursor head = new TapeCursor(tape);
      try (TopicProducer postbox = producer(bootstrap)) {
        for (long i = 0; i < backlog; i++) {
          byte[] record = head.next();
          postbox.send(OpenLoop.addressed(head.part(), record));
        }
        postbox.flush();
      }
      try (BenchRun run = start(bench, bootstrap);
          AlertTimes watch = new AlertTimes(bootstrap, TopicNames.ALERTS);
          TopicProducer postbox = producer(bootstrap)) {
        double sustained = run.steady(backlog, WARM).perSecond();
        OpenLoop loop = new OpenLoop(head, postbox);
        double half = Math.min(mostPerSecond, sustained / 2);
        compilerToRest(loop, half);
        double load = load(loop, half);
        postbox.flush();
        report(bench, sustained, load, missed(loop, watch), latencies(loop, watch));
      }
    }
  }

  /** Kafka's own delay, which whoever feeds the job has, too: latency counts from before it. */
  private static TopicProducer producer(String bootstrap) {
    return new TopicProducer(
        new Properties(),
        Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "batch.size", "131072"));
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
    StreamExecutionEnvironment env = bench.environment(Backend.ROCKSDB, name);
    DetectionSettings settings = bench.settings().detection();
    KafkaSettings kafka = KafkaSettings.of(bootstrap).idleAfter(IDLE);
    DetectionPipeline.build(env, settings, metered(name, kafka, settings.feeds()));
    return BenchRun.start(name, env);
  }

  /** Topics, with a count of what has been read, chained to the readers. */
  private static KafkaConnectors metered(String run, KafkaSettings kafka, FeedSettings settings) {
    return new KafkaConnectors(kafka, settings) {
      @Override
      public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
        return super.feeds(env).stream().map(feed -> metered(run, feed)).toList();
      }
    };
  }

  private static DecodedFeed metered(String run, DecodedFeed feed) {
    String name = "meter-" + feed.name();
    return feed.through(
        feed.records()
            .map(counted(run))
            .returns(StreamTypes.DECODED)
            .uid(name)
            .name(name)
            .setParallelism(feed.records().getParallelism()));
  }

  /** The look-up of the meter is nothing beside what a record costs. */
  private static MapFunction<Decoded, Decoded> counted(String run) {
    return record -> {
      RunMeter.of(run).read.increment();
      return record;
    };
  }

  /** Sends at half load, and returns the load that it was. */
  private double load(OpenLoop loop, double perSecond) {
    loop.intended().clear();
    long start = System.nanoTime();
    long sent = loop.send(perSecond, Duration.ofSeconds(seconds));
    return sent / ((System.nanoTime() - start) / 1e9);
  }

  /** Waits for the alerts that are still under way; returns how many never came. */
  private long missed(OpenLoop loop, AlertTimes watch) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline
        && !watch.seen().keySet().containsAll(loop.intended().keySet())) {
      Thread.sleep(20);
    }
    return loop.intended().keySet().stream()
        .filter(each -> !watch.seen().containsKey(each))
        .count();
  }

  /** In microseconds. */
  private Histogram latencies(OpenLoop loop, AlertTimes watch) {
    Histogram histogram = new Histogram(longest.toMillis() * 1_000 * 100, 3);
    loop.intended()
        .forEach(
            (probe, due) -> {
              Long seen = watch.seen().get(probe);
              long nanos = seen == null ? longest.toNanos() : seen - due;
              histogram.recordValue(Math.max(0, nanos / 1_000));
            });
    return histogram;
  }

  private void report(
      BenchContext bench, double sustained, double load, long missed, Histogram latencies) {
    double p50 = latencies.getValueAtPercentile(50) / 1e3;
    double p99 = latencies.getValueAtPercentile(99) / 1e3;
    double max = latencies.getMaxValue() / 1e3;
    long alerts = latencies.getTotalCount();
    BenchFigures figures = bench.figures();
    figures.put("latency.p50", p50);
    figures.put("latency.p99", p99);
    figures.put("latency.max", max);
    figures.put("latency.alerts", alerts);
    figures.put("latency.missed", missed);
    figures.put("latency.load", load);
    figures.put("latency.sustained", sustained);
    figures.put("latency.minutes", seconds / 60.0);
    bench.say(
        "alerts at half load: p50 %.1f ms, p99 %.1f ms, slowest %.0f ms, of %,d at %,.0f"
            + " signals/s through Kafka (sustained: %,.0f; never came: %d)",
        p50, p99, max, alerts, load, sustained, missed);
  }
}
