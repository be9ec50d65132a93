package io.ringfence.bench.scenario;

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
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From a record's intended moment of sending to a real broker until the alert that it raises can be
 * read there, with the deployed job between them, on RocksDB with checkpoints. First the job works
 * off a backlog, which shows what load it sustains; then it gets half of that, first ordinary
 * traffic, then traffic with a hot key.
 *
 * @param tape ordinary traffic with probes
 * @param hot what comes after it, with a hot key among it
 * @param backlog records of the tape that are there when the job starts
 * @param settle seconds at half load before that, in which the job finds its pace and the compiler
 *     comes to rest: it takes half a core for the first 40 seconds, which no job feels that runs
 *     for days
 * @param seconds of ordinary traffic at half load
 * @param hotSeconds of traffic with a hot key
 * @param hotLoad what load the job sustains with the hot key, over what it sustains without
 * @param mostPerSecond that the tapes are long enough for
 */
public record AlertLatency(
    Tape tape,
    Tape hot,
    long backlog,
    int settle,
    int seconds,
    int hotSeconds,
    double hotLoad,
    int mostPerSecond)
    implements ForkedTask {

  private static final String TOPIC = TopicNames.CALLS;

  /** Most partitions are silent here; they must not hold event time for the usual minute. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** Until the hot key is one. */
  public static final int HOT_SETTLE = 5;

  /** The slowest alert that is worth waiting for. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final double WARM = 0.4;

  @Override
  public Map<String, Double> run(BenchContext bench) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics();
      String bootstrap = broker.bootstrapServers();
      TapeCursor head = new TapeCursor(tape);
      try (PartitionProducer postbox = new PartitionProducer(bootstrap)) {
        for (long i = 0; i < backlog; i++) {
          byte[] record = head.next();
          postbox.send(TOPIC, head.part(), record);
        }
      }
      try (BenchRun run = start(bench, bootstrap);
          AlertTimes watch = new AlertTimes(bootstrap, TopicNames.ALERTS);
          PartitionProducer postbox = new PartitionProducer(bootstrap)) {
        double sustained = run.steady(backlog, WARM).perSecond();
        Map<String, Double> figures = new HashMap<>();
        figures.put("sustained", sustained);
        Load ordinary = new Load(new OpenLoop(head, postbox, TOPIC), watch, settle, seconds);
        ordinary.measure(Math.min(mostPerSecond, sustained / 2), "", figures);
        if (hotSeconds > 0) {
          OpenLoop loop = new OpenLoop(new TapeCursor(hot), postbox, TOPIC);
          Load load = new Load(loop, watch, HOT_SETTLE, hotSeconds);
          double half = sustained * Math.min(1, hotLoad) / 2;
          load.measure(Math.min(mostPerSecond, half), "hot.", figures);
        }
        return figures;
      }
    }
  }

  private static BenchRun start(BenchContext bench, String bootstrap) throws Exception {
    String name = "latency";
    StreamExecutionEnvironment env = bench.environment(Backend.ROCKSDB, bench.cores(), name);
    DetectionSettings settings = bench.settings().first();
    KafkaConnectors ends =
        new KafkaConnectors(KafkaSettings.of(bootstrap).idleAfter(IDLE), settings.feeds());
    DetectionPipeline.build(env, settings, new MeteredConnectors(name, ends));
    return BenchRun.start(name, env);
  }

  private record Load(OpenLoop loop, AlertTimes watch, int settle, int seconds) {

    void measure(double perSecond, String prefix, Map<String, Double> figures)
        throws InterruptedException {
      loop.send(perSecond, Duration.ofSeconds(settle));
      loop.intended().clear();
      long start = System.nanoTime();
      long sent = loop.send(perSecond, Duration.ofSeconds(seconds));
      double took = (System.nanoTime() - start) / 1e9;
      int missed = await();
      Histogram histogram = new Histogram(LONGEST.toMillis() * 1_000 * 100, 3);
      loop.intended()
          .forEach(
              (probe, due) -> {
                Long seen = watch.seen().get(probe);
                long nanos = seen == null ? LONGEST.toNanos() : seen - due;
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
      long deadline = System.nanoTime() + LONGEST.toNanos();
      while (System.nanoTime() < deadline
          && !watch.seen().keySet().containsAll(loop.intended().keySet())) {
        Thread.sleep(20);
      }
      return (int)
          loop.intended().keySet().stream().filter(each -> !watch.seen().containsKey(each)).count();
    }
  }
}
