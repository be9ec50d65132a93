package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.NoOpJudge;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The first pack and the shipped one on each backend: {@code pack} and {@code full} are the
 * deployed data flow, {@code empty} decodes, assembles, routes and shuffles the deliveries of the
 * first to a judge that does nothing.
 */
public final class Throughput {

  private static final List<String> PACKS = List.of("empty", "pack", "full");

  private final BenchContext bench;
  private final Tape tape;

  /** What was measured of a pack on a backend, by the path of its figure. */
  private final Map<String, List<Speed>> measured = new HashMap<>();

  private int count;

  public Throughput(BenchContext bench, Tape tape) {
    this.bench = bench;
    this.tape = tape;
  }

  /**
   * Each pack on both backends, in turns: each second round is the one before it backwards.
   *
   * @param rounds of which the figures are the means
   */
  public void measure(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (Backend backend : inTurn(List.of(Backend.values()), round)) {
        if (bench.settings().wants(backend)) {
          for (String pack : inTurn(PACKS, round)) {
            one(pack, backend);
          }
        }
      }
    }
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        ratio("packOverEmpty", "pack", "empty", backend);
        ratio("full.overEmpty", "full", "empty", backend);
        ratio("fullOverPack", "full", "pack", backend);
      }
    }
    bench
        .figures()
        .ratio("full.rocksdbOverHeap", path("full", Backend.ROCKSDB), path("full", Backend.HEAP));
  }

  private static <T> List<T> inTurn(List<T> all, int round) {
    List<T> turn = new ArrayList<>(all);
    if (round % 2 == 1) {
      Collections.reverse(turn);
    }
    return turn;
  }

  private void ratio(String figure, String pack, String other, Backend backend) {
    bench.figures().ratio(figure + '.' + backend.label, path(pack, backend), path(other, backend));
  }

  private void one(String pack, Backend backend) throws Exception {
    boolean wanted =
        pack.equals("full") ? bench.settings().wantsAtLength(pack) : bench.settings().wants(pack);
    if (!wanted) {
      return;
    }
    try (BenchRun run = start(pack, backend, tape)) {
      Speed speed = run.steady(tape);
      put(pack, backend, speed);
      bench.say("%-6s%-8s %s%s", pack, backend.label, speed.text(), found(pack, run));
    }
  }

  /** The mean of all rounds so far, and each of them. */
  private void put(String pack, Backend backend, Speed speed) {
    String path = path(pack, backend);
    List<Speed> all = measured.computeIfAbsent(path, first -> new ArrayList<>());
    all.add(speed);
    double perSecond = all.stream().mapToDouble(Speed::perSecond).average().orElseThrow();
    double micros = all.stream().mapToDouble(Speed::cpuMicros).average().orElseThrow();
    bench.figures().put(path, Math.round(perSecond));
    bench.figures().put("cpuMicrosPerSignal." + pack + '.' + backend.label, micros);
    bench.figures().put("rounds." + path + '.' + all.size(), Math.round(speed.perSecond()));
  }

  private String found(String pack, BenchRun run) {
    if (pack.equals("empty")) {
      double each = (double) run.meter.deliveries.sum() / tape.records();
      bench.figures().put("deliveriesPerSignal", each);
      return String.format(Locale.ROOT, "  %.2f deliveries a signal", each);
    }
    return String.format(
        Locale.ROOT,
        "  %,d alert versions, %,d refused",
        run.meter.alerts.sum(),
        run.meter.refused.sum());
  }

  /** Submits the pack's job over the tape. */
  public BenchRun start(String pack, Backend backend, Tape replayed) throws Exception {
    String name = pack + '-' + backend.label + '-' + count++;
    StreamExecutionEnvironment env = bench.environment(backend, name);
    DetectionSettings settings =
        pack.equals("full") ? bench.settings().detection() : bench.settings().first();
    TapeConnectors ends = new TapeConnectors(name, replayed, settings, false);
    if (pack.equals("empty")) {
      DetectionPipeline.build(env, settings, ends, new NoOpJudge(name));
    } else {
      DetectionPipeline.build(env, settings, ends);
    }
    return BenchRun.start(name, env);
  }

  private static String path(String pack, Backend backend) {
    return "signalsPerSecond." + pack + '.' + backend.label;
  }
}
