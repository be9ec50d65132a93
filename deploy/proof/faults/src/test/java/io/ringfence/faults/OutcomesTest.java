package io.ringfence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {

  private static final List<String> MISSING = List.of("a: burst is missing");

  @TempDir private Path folder;

  /** A run of which all is well. */
  private static FaultOutcome good(Guarantee guarantee, int repeats) {
    return new FaultOutcome(
        "poison", 1, guarantee, 10, 10, 7, 2, 1, true, 3, 5, List.of(), repeats, 1, 60, "");
  }

  private static FaultOutcome run(
      int repeat, long read, long kept, List<String> differences, double recovery) {
    return run(repeat, read, kept, differences, recovery, true);
  }

  private static FaultOutcome run(
      int repeat,
      long read,
      long kept,
      List<String> differences,
      double recovery,
      boolean counted) {
    return new FaultOutcome(
        "poison",
        repeat,
        Guarantee.AT_LEAST_ONCE,
        10,
        read,
        read - 3,
        2,
        1,
        counted,
        kept,
        5,
        differences,
        0,
        recovery,
        60,
        "");
  }

  @Test
  void aRunIsGoodIfNothingIsLostOrDiffers() {
    assertThat(run(1, 10, 3, List.of(), 1).good()).isTrue();
    assertThat(run(1, 9, 3, List.of(), 1).good()).as("a record was not read").isFalse();
    assertThat(run(1, 10, 2, List.of(), 1).good()).as("a refusal is not on its topic").isFalse();
    assertThat(run(1, 10, 3, MISSING, 1).good()).as("an alert differs").isFalse();
    assertThat(run(1, 10, 3, List.of(), 1, false).good()).as("other counts than a scan").isFalse();
  }

  @Test
  void aVersionMayBeThereTwiceUnlessExactlyOnceWasPromised() {
    assertThat(good(Guarantee.AT_LEAST_ONCE, 2).good()).isTrue();
    assertThat(good(Guarantee.EXACTLY_ONCE, 0).good()).isTrue();
    assertThat(good(Guarantee.EXACTLY_ONCE, 1).good()).isFalse();
  }

  @Test
  void theNextCommandGoesOnFromTheFile() throws Exception {
    Path file = folder.resolve("outcomes.jsonl");
    Outcomes first = new Outcomes(file);
    first.add(run(1, 10, 3, List.of(), 4));
    first.add(run(2, 10, 3, List.of(), 9));
    Outcomes second = new Outcomes(file);
    assertThat(second.of("poison", 2)).contains(run(2, 10, 3, List.of(), 9));
    assertThat(second.of("poison", 3)).isEmpty();
    second.add(run(3, 10, 3, MISSING, 5));
    assertThat(second.allGood()).isFalse();
    assertThat(second.table().lines().toList().get(1).split("\\s+"))
        .containsExactly("poison", "3", "2", "30", "15", "5.0", "9.0");
  }

  @Test
  void aRunThatDidNotComeToItsEndIsNotGoodAndHasNoTime() throws Exception {
    Outcomes outcomes = new Outcomes(folder.resolve("outcomes.jsonl"));
    outcomes.add(FaultOutcome.failed("poison", 1, Guarantee.AT_LEAST_ONCE, "still not: read"));
    assertThat(outcomes.allGood()).isFalse();
    assertThat(outcomes.table().lines().toList().get(1).split("\\s+"))
        .containsExactly("poison", "1", "0", "0", "0", "-", "-");
  }
}
