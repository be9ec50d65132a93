package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.bench.tape.TapeConnectors;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What privacy costs: the whole pack under an id key, with the erasures of the last 90 days still
 * known and requests in the traffic, over the same without. Run without, with, with and without,
 * and so on: runs of the same thing one after the other differ by a tenth, and what is looked for
 * is a twentieth.
 */
public final class PrivacyThroughput {

  private static final List<String> KINDS = List.of("without", "with");
  private static final List<String> TURNS = List.of("without", "with", "with", "without");

  /** So often. */
  private static final int ROUNDS = 3;

  private static final int KEY_BYTES = 32;

  /** Of each kind. */
  private static final int MOST_WARM_UPS = 6;

  private final BenchContext bench;
  private final Tape warmUp;
  private final Map<String, Tape> traffic;
  private final Map<String, Tape> before;
  private final Map<String, DetectionSettings> settings;
  private int count;

  /**
   * The scenario.
   *
   * @param warmUp traffic of runs that nobody measures, some of each kind
   * @param with the traffic with requests in it
   * @param none an empty tape
   * @param erased requests of the last months
   */
  public PrivacyThroughput(
      BenchContext bench, Tape warmUp, Tape without, Tape with, Tape none, Tape erased)
      throws Exception {
    this.bench = bench;
    this.warmUp = warmUp;
    this.traffic = Map.of("without", without, "with", with);
    this.before = Map.of("without", none, "with", erased);
    byte[] key = new byte[KEY_BYTES];
    new Random(1).nextBytes(key);
    Path file = Files.write(bench.settings().folder().resolve("id.key"), key);
    DetectionSettings plain = bench.settings().detection();
    this.settings = Map.of("without", plain, "with", plain.withIds(SecretKey.checked(file)));
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
        totals.get(turn).add(once(turn, backend, traffic.get(turn)));
      }
      bench.say("privacy over none so far, %s: %.3f", backend.label, ratio(totals));
    }
    totals.forEach(
        (kind, total) ->
            bench.figures().put(path(kind, backend), Math.round(total.recordsPerSecond())));
    bench.figures().put("privacyOverNone." + backend.label, ratio(totals));
    bench.say("privacy over none, %s: %.3f", backend.label, ratio(totals));
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

  private static String path(String turn, Backend backend) {
    return "privacy.signalsPerSecond." + turn + '.' + backend.label;
  }

  private Speed once(String turn, Backend backend, Tape tape) throws Exception {
    String name = "privacy-" + turn + '-' + backend.label + '-' + count++;
    StreamExecutionEnvironment env = bench.environment(backend, bench.cores(), name);
    DetectionSettings chosen = settings.get(turn);
    DetectionPipeline.build(
        env, chosen, new TapeConnectors(name, tape, chosen, false, Optional.of(before.get(turn))));
    try (BenchRun run = BenchRun.start(name, env)) {
      run.before(before.get(turn));
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
