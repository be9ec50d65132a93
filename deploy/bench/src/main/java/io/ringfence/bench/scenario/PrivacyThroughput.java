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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What privacy costs: the whole pack under an id key, with the erasures of the last 90 days still
 * known and requests in the traffic, over the same without. Run without, with, with and without.
 */
public final class PrivacyThroughput {

  private static final List<String> TURNS = List.of("without", "with", "with", "without");
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

  /** Both twice, in turns, once the compiler has nearly finished. */
  public void measure(Backend backend) throws Exception {
    boolean atRest = false;
    for (int round = 0; round < MOST_WARM_UPS && !atRest; round++) {
      atRest = true;
      for (String turn : TURNS.subList(0, 2)) {
        // What is compiled for one of them is thrown away at the other.
        atRest &= once(turn, backend, warmUp).compilerAtRest();
      }
    }
    Map<String, Double> seconds = new HashMap<>();
    Map<String, Long> records = new HashMap<>();
    for (String turn : TURNS) {
      Speed speed = once(turn, backend, traffic.get(turn));
      seconds.merge(turn, speed.seconds(), Double::sum);
      records.merge(turn, speed.records(), Long::sum);
    }
    for (String turn : TURNS.subList(0, 2)) {
      double perSecond = records.get(turn) / seconds.get(turn);
      bench.figures().put(path(turn, backend), Math.round(perSecond));
    }
    String ratio = "privacyOverNone." + backend.label;
    bench.figures().ratio(ratio, path("with", backend), path("without", backend));
    bench.say("privacy over none, %s: %.3f", backend.label, bench.figures().get(ratio));
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
