package io.ringfence.bench.turns;

import io.ringfence.bench.scenario.TurnsThroughput;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What privacy costs: the whole pack under an id key, with the erasures of the last 90 days still
 * known and requests in the traffic, over the same without.
 */
public final class PrivacyThroughput {

  private static final int KEY_BYTES = 32;

  private PrivacyThroughput() {}

  /**
   * The scenario.
   *
   * @param warmUp traffic of runs that nobody measures
   * @param with the traffic with requests in it
   * @param none an empty tape
   * @param erased requests of the last months
   */
  public static TurnsThroughput of(
      BenchContext bench, Tape warmUp, Tape without, Tape with, Tape none, Tape erased)
      throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new Random(1).nextBytes(key);
    Path file = Files.write(bench.settings().folder().resolve("id.key"), key);
    DetectionSettings plain = bench.settings().detection();
    return new TurnsThroughput(
        bench,
        "privacy",
        warmUp,
        new TurnsThroughput.Kind(plain, without, none),
        new TurnsThroughput.Kind(plain.withIds(SecretKey.checked(file)), with, erased));
  }
}
