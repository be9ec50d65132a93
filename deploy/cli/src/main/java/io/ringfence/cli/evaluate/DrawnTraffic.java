package io.ringfence.cli.evaluate;

import io.ringfence.cli.options.BadInput;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Simulated traffic whose seeds follow from the pack: whoever changes a rule is judged by other
 * traffic, so that nobody can tune a pack on what it is judged by, or choose the best draw.
 */
final class DrawnTraffic {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private DrawnTraffic() {}

  /** So many seeds, each from the pack's digest and its place. */
  static List<Long> seeds(String digest, int count) {
    return LongStream.range(0, count).map(place -> seed(digest, place)).boxed().toList();
  }

  private static long seed(String digest, long place) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((digest + '/' + place).getBytes(StandardCharsets.US_ASCII));
      return ByteBuffer.wrap(hash).getInt() & 0xFFFF_FFFFL;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A day of a provider. */
  static SimulationSettings settings(long seed, int subscribers) throws BadInput {
    try {
      return SimulationSettings.provider(seed, START, Duration.ofDays(1), subscribers);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--subscribers: " + e.getMessage());
    }
  }
}
