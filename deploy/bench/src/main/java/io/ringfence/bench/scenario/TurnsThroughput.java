package io.ringfence.bench.scenario;

import static java.util.Objects.requireNonNull;

import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What something costs: a run with it over one without. Run without, with, with and without, and so
 * on: runs of the same thing one after the other differ by a tenth, and what is looked for is a
 * twentieth or a tenth.
 */
public final class TurnsThroughput {

  private static final List<String> KINDS = List.of("without", "with");
  private static final List<String> TURNS = List.of("without", "with", "with", "without");

  /** So often. */
  private static final int ROUNDS = 3;

  /** Of each kind. */
  private static final int MOST_WARM_UPS = 6;

  /**
   * One of the two.
   *
   * @param before what is read before the traffic
   */
  public record Kind(DetectionSettings settings, Tape traffic, Tape before) {
    public Kind {
      requireNonNull(settings, "settings");
      requireNonNull(traffic, "traffic");
      requireNonNull(before, "before");
    }
  }

  private final BenchContext bench;
  private final String name;
  private final Tape warmUp;
  private final Map<String, Kind> kinds;
  private int count;

  /**
   * The scenario.
   *
   * @param name of the figures
   * @param warmUp traffic of runs that nobody measures, some of each kind
   */
  public TurnsThroughput(BenchContext bench, String name, Tape warmUp, Kind without, Kind with) {
    this.bench = bench;
    this.name = name;
    this.warmUp = warmUp;
    this.kinds = Map.of("without", without, "with", with);
  }

  /** Both in turns, once the compiler has nearly finished. */
  public void measure(Backend backend) throws Exception {
    boolean atRest = false;
    for (int round = 0; round < MOST_WARM_UPS && !atRest; round++) {
      atRest = true;
      for (String kind : KINDS) {
        // What is compiled for one of them is thrown away at the other.
        atRest &= once(kind, backend, warmUp).compilerAtRest();
      }
    }
    Map<String, Total> totals = Map.of("without", new Total(), "with", new Total());
    for (int round = 0; round < ROUNDS; round++) {
      for (String turn : TURNS) {
        totals.get(turn).add(once(turn, backend, kinds.get(turn).traffic()));
      }
      bench.say("%s over none so far, %s: %.3f", name, backend.label, ratio(totals));
    }
    totals.forEach(
        (kind, total) ->
            bench.figures().put(path(kind, backend), Math.round(total.recordsPerSecond())));
    bench.figures().put(name + "OverNone." + backend.label, ratio(totals));
    bench.say("%s over none, %s: %.3f", name, backend.label, ratio(totals));
  }

  private static double ratio(Map<String, Total> totals) {
    return totals.get("with").recordsPerSecond() / totals.get("without").recordsPerSecond();
  }

  /** Of all runs of one kind. */
  private static final class Total {
    private long records;
    private double seconds;

    void add(Speed speed) {
      records += speed.records();
      seconds += speed.seconds();
    }

    double recordsPerSecond() {
      return records / seconds;
    }
  }

  private String path(String turn, Backend backend) {
    return name + ".signalsPerSecond." + turn + '.' + backend.label;
  }

  private Speed once(String turn, Backend backend, Tape tape) throws Exception {
    String job = name + '-' + turn + '-' + backend.label + '-' + count++;
    StreamExecutionEnvironment env = bench.environment(backend, bench.cores(), job);
    Kind kind = kinds.get(turn);
    DetectionPipeline.build(
        env,
        kind.settings(),
        new TapeConnectors(job, tape, kind.settings(), false, Optional.of(kind.before())));
    try (BenchRun run = BenchRun.start(job, env)) {
      run.before(kind.before());
      // What has been read has been carried out once a savepoint has followed it through.
      run.savepoint(bench.settings().folder());
      run.meter.go.complete(null);
      Speed speed = run.steady(tape);
      bench.say(
          "%-8s%-8s %s  %,d alert versions, %,d others",
          turn, backend.label, speed.text(), run.meter.alerts.sum(), run.meter.refused.sum());
      return speed;
    }
  }
}
