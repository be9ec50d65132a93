package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.NoOpJudge;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.kpi.KpiPipeline;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The first pack against an empty one on each backend, and the whole pack against the first: {@code
 * pack} and {@code full} are the deployed data flow, {@code empty} decodes, assembles, routes and
 * shuffles the first pack's deliveries to a judge that does nothing. {@code kpi} is the job of
 * indicators, and {@code beside} both jobs at once.
 */
public final class Throughput {

  /** No key has this in it. */
  private static final String NOBODY = "nobody at all";

  private final BenchContext bench;
  private final Tape tape;
  private int count;

  public Throughput(BenchContext bench, Tape tape) {
    this.bench = bench;
    this.tape = tape;
  }

  /** Each pack on both backends, in turn. */
  public void measure() throws Exception {
    for (Backend backend : Backend.values()) {
      if (bench.settings().wants(backend)) {
        one("empty", backend);
        one("pack", backend);
        if (bench.settings().wantsAtLength("full")) {
          one("full", backend);
        }
        if (bench.settings().wantsAtLength("kpi")) {
          one("kpi", backend);
          beside(backend);
        }
        ratio("packOverEmpty", "pack", "empty", backend);
        ratio("fullOverPack", "full", "pack", backend);
        ratio("kpiOverFull", "kpi", "full", backend);
      }
    }
  }

  private void ratio(String figure, String pack, String other, Backend backend) {
    bench.figures().ratio(figure + '.' + backend.label, path(pack, backend), path(other, backend));
  }

  private void one(String pack, Backend backend) throws Exception {
    if (!bench.settings().wants(pack)) {
      return;
    }
    try (BenchRun run = start(pack, backend, tape)) {
      Speed speed = run.steady(tape);
      bench.figures().put(path(pack, backend), Math.round(speed.perSecond()));
      bench.figures().put("cpuMicrosPerSignal." + pack + '.' + backend.label, speed.cpuMicros());
      bench.say(
          "%-6s%-8s %,9.0f signals/s   (%,d in %.1f s, %.2f cores, %.1f us CPU a signal, GC %.0f%%, compiler %.2f cores)%s",
          pack,
          backend.label,
          speed.perSecond(),
          speed.records(),
          speed.seconds(),
          speed.cores(),
          speed.cpuMicros(),
          100 * speed.collecting(),
          speed.compiling(),
          found(pack, run));
      if (pack.equals("pack") && backend == Backend.ROCKSDB && bench.settings().wants("state")) {
        state(run);
      }
    }
  }

  /** The whole pack and the indicators over the same tape at once, as they run on one machine. */
  private void beside(Backend backend) throws Exception {
    try (BenchRun detection = start("full", backend, tape);
        BenchRun indicators = start("kpi", backend, tape)) {
      CompletableFuture<Speed> kpi =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return indicators.steady(tape);
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              });
      Speed full = detection.steady(tape);
      bench.figures().put(path("fullBesideKpi", backend), Math.round(full.perSecond()));
      bench.figures().put(path("kpiBesideFull", backend), Math.round(kpi.get().perSecond()));
      bench.say(
          "beside %-8s detection %,.0f signals/s, indicators %,.0f signals/s, at once",
          backend.label, full.perSecond(), kpi.get().perSecond());
    }
  }

  private void state(BenchRun run) throws Exception {
    KeyedStateSize judge =
        KeyedStateSize.of(run.savepoint(bench.settings().folder()), "subject", NOBODY);
    long subjects = judge.sizes().get("subject").entries;
    double each = (double) judge.bytes() / subjects;
    bench.figures().put("bytesPerSubject", Math.round(each));
    bench.figures().put("state.subjects", subjects);
    judge
        .sizes()
        .forEach(
            (name, size) -> {
              String path = "state." + name.replaceAll("[^a-z-]+", "-");
              bench.figures().put(path + ".entries", size.entries);
              bench.figures().put(path + ".keyBytes", size.keyBytes);
              bench.figures().put(path + ".valueBytes", size.valueBytes);
              bench.figures().put(path + ".largestValue", size.largestValue);
            });
    bench.say("state: %,d subjects, %.0f bytes each, timers and keys included", subjects, each);
  }

  private String found(String pack, BenchRun run) {
    if (pack.equals("empty")) {
      double each = (double) run.meter.deliveries.sum() / tape.records();
      bench.figures().put("deliveriesPerSignal", each);
      return String.format(Locale.ROOT, "  %.2f deliveries a signal", each);
    }
    return String.format(
        Locale.ROOT,
        pack.equals("kpi")
            ? "  %,d versions of rows, %,d refused"
            : "  %,d alert versions, %,d refused",
        run.meter.alerts.sum(),
        run.meter.refused.sum());
  }

  /** Submits the pack's job over the tape. */
  public BenchRun start(String pack, Backend backend, Tape replayed) throws Exception {
    String name = pack + '-' + backend.label + '-' + count++;
    StreamExecutionEnvironment env = bench.environment(backend, bench.cores(), name);
    DetectionSettings settings =
        pack.equals("full") || pack.equals("kpi")
            ? bench.settings().detection()
            : bench.settings().first();
    TapeConnectors ends = new TapeConnectors(name, replayed, settings, false);
    if (pack.equals("kpi")) {
      KpiPipeline.build(env, settings.feeds(), ends);
    } else if (pack.equals("empty")) {
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
