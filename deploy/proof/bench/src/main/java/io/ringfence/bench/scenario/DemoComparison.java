package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.CountingSink;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Call;
import java.time.Duration;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * One shared rule, by the engine and by the pattern of the public Flink fraud demonstration: at
 * least 200 calls of one caller within ten minutes. Same bytes, same decoder, same backend. {@code
 * cold} has 100,000 callers, {@code hot} 200, whose windows hold some 3,000 calls each.
 *
 * <p>Calls cost the engine what the demonstration does not even try: to join what is reported of
 * one call, late or twice, by its id.
 */
public final class DemoComparison {

  static final Duration OVER = Duration.ofMinutes(10);
  static final int LEAST = 200;

  private static final String PACK =
      """
      measures:
        - {name: events_10m, per: number, on: call.attempt, count: true, over: 10m}
      rules:
        - id: many
          version: 1
          fraud: robocall
          title: Many of one number
          accuse: number
          on: call.attempt
          when: events_10m >= 200
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "Number {subject} made {events_10m} within 10 minutes"
      """;

  private final BenchContext bench;
  private final DetectionSettings settings;

  public DemoComparison(BenchContext bench) {
    this.bench = bench;
    DetectionSettings usual = bench.settings().detection();
    PackText pack = PackText.of("shared.yaml", PACK);
    settings = new DetectionSettings(pack, usual.feeds(), usual.receiptKey(), usual.tenants());
  }

  /** Both on one tape and one backend, one after the other; the figures are put at the path. */
  public void measure(String what, Tape tape, Backend backend, Duration most) throws Exception {
    String path = backend.label + '.' + what;
    Found ours = one("ours", "ours-" + what, tape, backend, most);
    Found demo = one("demo", "demo-" + what, tape, backend, most);
    bench.figures().put("demoPattern.ours." + path, Math.round(ours.speed.perSecond()));
    bench.figures().put("demoPattern.demo." + path, Math.round(demo.speed.perSecond()));
    double ratio = ours.speed.perSecond() / demo.speed.perSecond();
    bench.figures().put("demoPattern.ratio." + path, ratio);
    bench.say(
        "demo pattern, %s, %s: ours %,.0f/s (%,d accused), theirs %,.0f/s (%,d), ratio %.1f",
        what,
        backend.label,
        ours.speed.perSecond(),
        ours.accused,
        demo.speed.perSecond(),
        demo.accused,
        ratio);
  }

  private record Found(Speed speed, long accused) {}

  private Found one(String whose, String name, Tape tape, Backend backend, Duration most)
      throws Exception {
    String run = name + '-' + backend.label;
    StreamExecutionEnvironment env = bench.environment(backend, run);
    build(whose, env, run, tape, false);
    try (BenchRun running = BenchRun.start(run, env)) {
      Speed speed = running.steady(tape, most);
      return new Found(speed, running.meter.accused.size());
    }
  }

  /** Either job over the tape. */
  void build(
      String whose, StreamExecutionEnvironment env, String run, Tape tape, boolean endsWithTape) {
    if (whose.equals("ours")) {
      DetectionPipeline.build(env, settings, new TapeConnectors(run, tape, settings, endsWithTape));
    } else {
      demo(env, run, TapeConnectors.records(env, run, tape, settings, endsWithTape));
    }
  }

  private static void demo(
      StreamExecutionEnvironment env, String run, DataStream<Decoded> records) {
    records
        .flatMap(DemoComparison::event)
        .returns(ScanningWindow.EVENT)
        .uid("event")
        .setParallelism(env.getParallelism())
        .keyBy(event -> event.f0, StreamTypes.KEY)
        .process(new ScanningWindow(OVER.toMillis(), LEAST), StreamTypes.OUTGOING)
        .uid("window")
        .sinkTo(new CountingSink(run, true))
        .uid("alerts");
  }

  private static void event(Decoded decoded, Collector<Tuple3<String, String, Long>> out) {
    if (decoded instanceof Decoded.Read read && read.signal() instanceof Call call) {
      out.collect(Tuple3.of(call.from(), call.id(), call.time()));
    }
  }
}
