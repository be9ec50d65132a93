package io.ringfence.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.broken.Garbage;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals, scanned clean, and with a thousand lines of garbage among them: cut, binary, wrong,
 * absurd, ten years ahead, ten megabytes long.
 */
@Tag("full")
class MillionWithGarbageTest {

  /** Two scans of a million take minutes. */
  private static final int HUGE = 10 * 1024 * 1024;

  private static final int SIGNALS = Integer.getInteger("ringfence.signals", 500_000);

  private static final int ONE_IN = SIGNALS / 1_000;
  private static final int ONE_HUGE_IN = SIGNALS / 5;

  @TempDir private static Path folder;

  /** By line; null where the line is huge. */
  private static final Map<Long, byte[]> GARBAGE = new HashMap<>();

  private static ScanOutput clean;
  private static ScanOutput littered;

  @BeforeAll
  static void scanBoth() throws IOException {
    write(folder.resolve("clean.jsonl"), folder.resolve("littered.jsonl"));
    clean = scan("clean");
    littered = scan("littered");
  }

  /** Ten megabytes that differ from any other. */
  private static byte[] huge(long seed) {
    byte[] line = new byte[HUGE];
    new Random(seed).nextBytes(line);
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' ? 1 : line[i];
    }
    line[0] = '{';
    return line;
  }

  private static void write(Path clean, Path littered) throws IOException {
    Simulation simulation =
        Simulation.of(
            SimulationSettings.offline(
                5, Instant.parse("2025-03-03T08:00:00Z"), Duration.ofHours(14), 30_000));
    Random random = new Random(9);
    Garbage garbage = new Garbage(10);
    long line = 0;
    try (OutputStream without = out(clean);
        OutputStream with = out(littered)) {
      for (int i = 0; i < SIGNALS; i++) {
        SimulatedRecord sent = simulation.next();
        if (i % ONE_HUGE_IN == ONE_HUGE_IN / 2) {
          GARBAGE.put(++line, null);
          line(huge(line), with);
        } else if (random.nextInt(ONE_IN) == 0) {
          byte[] broken = garbage.line(sent.json(), sent.arrival());
          GARBAGE.put(++line, broken);
          line(broken, with);
        }
        line++;
        line(sent.json(), with);
        line(sent.json(), without);
      }
    }
  }

  private static OutputStream out(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  private static void line(byte[] bytes, OutputStream out) throws IOException {
    out.write(bytes);
    out.write('\n');
  }

  private static ScanOutput scan(String name) {
    Path out = folder.resolve(name);
    String input = folder.resolve(name + ".jsonl").toString();
    long start = System.nanoTime();
    Launch scan =
        Launch.of("scan", input, "--out", out.toString(), "--as-of", "2025-03-04T00:00:00Z");
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(scan.exit()).as(scan.err()).isZero();
    System.out.printf("%s: %.1f s, %,.0f signals a second%n", name, seconds, SIGNALS / seconds);
    return new ScanOutput(out);
  }

  @Test
  void nothingIsLost() {
    long lines = (long) SIGNALS + GARBAGE.size();

    assertThat(GARBAGE).hasSizeBetween(900, 1_100);
    assertThat(littered.count("read")).isEqualTo(lines);
    assertThat(littered.count("accepted")).isEqualTo(SIGNALS);
    assertThat(littered.count("rejected")).isEqualTo(GARBAGE.size());
    assertThat(littered.count("late")).isZero();
    assertThat(littered.count("duplicates")).isEqualTo(clean.count("duplicates"));
  }

  @Test
  void everyRejectedByteCanBeFoundAgain() throws IOException {
    Set<Long> huge = new TreeSet<>();
    Set<Long> rejected = new TreeSet<>();
    Set<String> reasons = new TreeSet<>();
    for (JsonNode refusal : littered.rejected()) {
      long line = ScanOutput.line(refusal);
      rejected.add(line);
      reasons.add(refusal.get("reason").asText());
      byte[] raw = ScanOutput.raw(refusal);
      if (refusal.get("reason").asText().equals("too-large")) {
        huge.add(line);
        assertThat(refusal.get("length").asLong()).isEqualTo(HUGE);
        assertThat(raw).isEqualTo(Arrays.copyOf(huge(line), 64 * 1024));
      } else {
        assertThat(raw).as("line %d", line).isEqualTo(GARBAGE.get(line));
      }
    }

    assertThat(rejected).isEqualTo(new TreeSet<>(GARBAGE.keySet()));
    assertThat(huge).hasSize(SIGNALS / ONE_HUGE_IN);
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            "malformed",
            "unknown-type",
            "missing-field",
            "bad-field",
            "too-large",
            "from-the-future");
    read(huge).forEach((line, bytes) -> assertThat(bytes).isEqualTo(huge(line)));
  }

  /** What stands at these lines of the scanned file. */
  private static Map<Long, byte[]> read(Set<Long> lines) throws IOException {
    Map<Long, byte[]> found = new HashMap<>();
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(folder.resolve("littered.jsonl")), 1 << 20)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          if (lines.contains(number)) {
            found.put(number, line.toByteArray());
          }
          line.reset();
          number++;
        } else {
          line.write(next);
        }
      }
    }
    assertThat(found).hasSameSizeAs(lines);
    return found;
  }

  @Test
  void theAlertsAreThoseOfTheSameTrafficWithoutTheGarbage() {
    ComparableAlerts expected = ComparableAlerts.of(clean.alerts());
    ComparableAlerts actual = ComparableAlerts.of(littered.alerts());

    assertThat(expected.byId()).hasSizeGreaterThan(10);
    assertThat(expected.differing(actual, 0)).isEmpty();
    assertThat(actual.differing(expected, 0)).isEmpty();
  }
}
