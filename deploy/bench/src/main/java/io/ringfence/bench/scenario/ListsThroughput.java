package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Footprint;
import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.RocksDbGauges;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.report.BenchFigures;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What lists cost: the whole pack, which asks of every subject whether it is listed, over the same
 * traffic with no lists and with lists that were learnt before it. Run without, with, with and
 * without, so that a machine that gets faster or slower favours nobody.
 */
public final class ListsThroughput {

  /** Of the numbers and addresses in the traffic one in so many is listed. */
  public static final int SHARE = 1_000;

  private static final List<String> TURNS = List.of("none", "listed", "listed", "none");

  private static final String NOBODY = "nobody at all";

  private final BenchContext bench;
  private final Tape warmUp;
  private final Tape traffic;
  private final Map<String, Tape> lists;
  private int count;

  /**
   * The scenario.
   *
   * @param warmUp traffic of runs that nobody measures, one of each kind
   * @param none an empty tape
   * @param listed changes of lists
   */
  public ListsThroughput(BenchContext bench, Tape warmUp, Tape traffic, Tape none, Tape listed) {
    this.bench = bench;
    this.warmUp = warmUp;
    this.traffic = traffic;
    this.lists = Map.of("none", none, "listed", listed);
  }

  /** What the runs of one kind have come to. */
  private static final class Sum {
    double seconds;
    long records;
    double cpuMicros;
    long learnt;
    double learning;
    final List<Footprint> before = new ArrayList<>();
    final List<Footprint> after = new ArrayList<>();
    Path savepoint;

    double perSecond() {
      return records / seconds;
    }
  }

  public void measure(Backend backend) throws Exception {
    for (String turn : TURNS.subList(0, 2)) {
      // What is compiled for one of them is thrown away at the other.
      String cold = "cold-" + turn + '-' + backend.label;
      try (BenchRun run = start(cold, backend, warmUp, lists.get(turn), Map.of())) {
        run.before(lists.get(turn));
        run.meter.go.complete(null);
        run.steady(warmUp);
      }
    }
    Map<String, Sum> sums = new HashMap<>();
    for (String turn : TURNS) {
      once(turn, backend, sums.computeIfAbsent(turn, name -> new Sum()));
    }
    sums.forEach((turn, sum) -> report(turn, backend, sum));
    bench
        .figures()
        .ratio(
            "listedOverNone." + backend.label,
            path("signalsPerSecond", "listed", backend),
            path("signalsPerSecond", "none", backend));
    learnt(backend, sums.get("none"), sums.get("listed"));
    stored(backend, sums.get("none"), sums.get("listed"));
    for (String turn : List.of("none", "listed")) {
      restored(turn, backend, sums.get(turn).savepoint);
    }
  }

  private static String path(String figure, String turn, Backend backend) {
    return "listed." + figure + '.' + turn + '.' + backend.label;
  }

  private void once(String turn, Backend backend, Sum sum) throws Exception {
    Tape changes = lists.get(turn);
    String name = turn + '-' + backend.label + '-' + count++;
    try (BenchRun run = start(name, backend, traffic, changes, Map.of())) {
      Speed learning = run.before(changes);
      sum.learnt += learning.records();
      sum.learning += learning.seconds();
      // What has been read has been learnt once a savepoint has followed it through.
      sum.savepoint = run.savepoint(bench.settings().folder());
      sum.before.add(Footprint.of(name));
      run.meter.go.complete(null);
      Speed speed = run.steady(traffic);
      sum.seconds += speed.seconds();
      sum.records += speed.records();
      sum.cpuMicros += speed.cpuMicros() / TURNS.size() * 2;
      sum.after.add(Footprint.of(name));
      bench.say(
          "%-7s%-8s %s  %,d alert versions, %,d others, %,d whom they accuse",
          turn,
          backend.label,
          speed.text(),
          run.meter.alerts.sum(),
          run.meter.refused.sum(),
          run.meter.accused.size());
    }
  }

  private BenchRun start(
      String name, Backend backend, Tape tape, Tape changes, Map<String, String> options)
      throws Exception {
    Map<String, String> all = new HashMap<>(RocksDbGauges.OPTIONS);
    all.putAll(options);
    StreamExecutionEnvironment env = bench.environment(backend, bench.cores(), name, all);
    DetectionSettings settings = bench.settings().detection();
    DetectionPipeline.build(
        env, settings, new TapeConnectors(name, tape, settings, false, Optional.of(changes)));
    return BenchRun.start(name, env);
  }

  private void report(String turn, Backend backend, Sum sum) {
    BenchFigures figures = bench.figures();
    figures.put(path("signalsPerSecond", turn, backend), Math.round(sum.perSecond()));
    figures.put(path("cpuMicrosPerSignal", turn, backend), sum.cpuMicros);
    footprint(path("memory", turn, backend) + ".before", sum.before);
    footprint(path("memory", turn, backend) + ".after", sum.after);
  }

  private void footprint(String path, List<Footprint> footprints) {
    Footprint all = Footprint.of(footprints);
    bench.figures().put(path + ".heap", all.heap());
    bench.figures().put(path + ".cache", all.cache());
    bench.figures().put(path + ".files", all.files());
    bench.say(
        "%s: heap in use %,d MB, RocksDB's memory %,d MB, its files %,d MB",
        path, all.heap() / 1_000_000, all.cache() / 1_000_000, all.files() / 1_000_000);
  }

  private void learnt(Backend backend, Sum none, Sum listed) {
    double perSecond = listed.learnt / listed.learning;
    long more = Footprint.of(listed.before).heap() - Footprint.of(none.before).heap();
    double each = (double) more / lists.get("listed").records();
    bench.figures().put("listed.learntPerSecond." + backend.label, Math.round(perSecond));
    bench.figures().put("listed.heapBytesPerChange." + backend.label, Math.round(each));
    bench.say(
        "lists, %s: %,.0f changes learnt a second; %.0f bytes of heap each, before any traffic",
        backend.label, perSecond, each);
  }

  private void stored(Backend backend, Sum none, Sum listed) throws Exception {
    KeyedStateSize with = KeyedStateSize.of(listed.savepoint, "subject", NOBODY);
    KeyedStateSize without = KeyedStateSize.of(none.savepoint, "subject", NOBODY);
    long subjects = with.sizes().get("subject").entries;
    double each = (double) (with.bytes() - without.bytes()) / Math.max(1, subjects);
    double shared = (double) (with.unkeyedBytes() - without.unkeyedBytes()) / bench.cores();
    bench.figures().put("listed.storedSubjects." + backend.label, subjects);
    bench.figures().put("listed.storedBytesPerSubject." + backend.label, Math.round(each));
    bench.figures().put("listed.sharedBytes." + backend.label, Math.round(shared));
    bench.say(
        "stored, %s: %,d subjects, %.0f bytes each, timers and keys included; beside them each task stores %,.1f MB",
        backend.label, subjects, each, shared / 1e6);
  }

  private void restored(String turn, Backend backend, Path savepoint) throws Exception {
    String name = "restored-" + turn + '-' + backend.label;
    Map<String, String> from =
        Map.of("execution.state-recovery.path", savepoint.toUri().toString());
    Tape none = lists.get("none");
    try (BenchRun run = start(name, backend, none, none, from)) {
      double seconds = run.ready(bench.settings().folder());
      bench.figures().put(path("restoreSeconds", turn, backend), seconds);
      bench.say("restored, %s, %s: %.1f s", turn, backend.label, seconds);
    }
  }
}
