package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SizingModelTest {

  private static final SizingModel KNOWN = new SizingModel(12, 9, 4, 300, 120);

  /** A run that takes just what a model says. */
  private static SizedRun run(double deliveries, long signals, long subjects, long stateBytes) {
    SizedRun like =
        new SizedRun(
            "", false, 100_000, signals, subjects, deliveries, 0, stateBytes, 0, 0, 1_000_000);
    return new SizedRun(
        "",
        false,
        100_000,
        signals,
        subjects,
        deliveries,
        KNOWN.micros(like),
        Math.round(KNOWN.bytes(like)),
        0,
        0,
        // As often larger than this as the other was.
        Math.round(KNOWN.bytes(like) / like.timesMemory()));
  }

  private static final List<SizedRun> RUNS =
      Stream.of(
              run(1.2, 1_000_000, 800_000, 500_000),
              run(2.3, 1_000_000, 900_000, 2_000_000),
              run(2.3, 3_000_000, 300_000, 9_000_000),
              run(1.2, 3_000_000, 40_000, 100_000),
              run(1.8, 2_000_000, 90_000, 4_000_000))
          .toList();

  @Test
  void runsThatFollowTheModelGiveItsTerms() {
    SizingModel fitted = SizingModel.of(RUNS);

    assertThat(fitted.signal()).isCloseTo(KNOWN.signal(), within(0.01));
    assertThat(fitted.delivery()).isCloseTo(KNOWN.delivery(), within(0.01));
    assertThat(fitted.depth()).isCloseTo(KNOWN.depth(), within(0.01));
    assertThat(fitted.subject()).isCloseTo(KNOWN.subject(), within(0.1));
    assertThat(fitted.history()).isCloseTo(KNOWN.history(), within(0.1));
  }

  @Test
  void theFarthestRunIsTold() {
    SizingModel twice = new SizingModel(24, 18, 8, 300, 120);

    assertThat(SizingModel.farthest(RUNS, SizedRun::micros, twice::micros))
        .isCloseTo(1, within(0.01));
    assertThat(SizingModel.farthest(RUNS, SizedRun::stateBytes, twice::bytes))
        .isCloseTo(0, within(0.01));
  }

  @Test
  void aProviderOfTenTimesTheSizeNeedsTenTimesAsMuch() {
    SizingNeed small = SizingNeed.of(KNOWN, 2.3, 1.7, 1_000_000, 2_000);
    SizingNeed large = SizingNeed.of(KNOWN, 2.3, 1.7, 10_000_000, 20_000);

    assertThat(large.cores()).isCloseTo(10 * small.cores(), within(0.01));
    assertThat(large.stateBytes()).isCloseTo(10 * small.stateBytes(), within(1.0));
    // Half of what these cores get through.
    double each = KNOWN.micros(2.3, small.stateBytes() / small.memoryBytes());
    assertThat(small.cores()).isCloseTo(2 * 2_000 * each / 1e6, within(0.01));
  }
}
