package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizingModelTest {

  private static final SizingModel KNOWN = new SizingModel(12, 9, 20, 1.5, 2, 4, 100, 30, 15);
  private static final int FEW = 20;
  private static final int MANY = 300;

  /**
   * A run that takes just what the model says.
   *
   * @param seen deliveries to a subject
   */
  private static SizedRun run(int measures, double deliveries, double seen, double timesMemory) {
    long subjects = 1_000_000;
    long signals = Math.round(seen * subjects / deliveries);
    long state = Math.round(subjects * KNOWN.bytes(seen, measures));
    return new SizedRun(
        "",
        false,
        100_000,
        signals,
        subjects,
        measures,
        deliveries,
        12 + 9 * deliveries,
        KNOWN.micros(deliveries, 1 - 1 / seen, measures, timesMemory),
        state,
        0,
        0,
        Math.round(state / timesMemory));
  }

  private static final List<SizedRun> RUNS =
      List.of(
          run(FEW, 1.2, 1.3, 0.1),
          run(FEW, 1.2, 9, 0.2),
          run(FEW, 1.2, 2, 3),
          run(MANY, 2.3, 1.3, 0.1),
          run(MANY, 2.3, 3, 0.5),
          run(MANY, 2.3, 17, 0.1),
          run(MANY, 2.3, 2, 4));

  @Test
  void runsThatFollowTheModelGiveItsTerms() {
    SizingModel fitted = SizingModel.of(RUNS);

    assertThat(fitted.signal()).isCloseTo(KNOWN.signal(), within(0.01));
    assertThat(fitted.routed()).isCloseTo(KNOWN.routed(), within(0.01));
    assertThat(fitted.judged()).isCloseTo(KNOWN.judged(), within(0.01));
    assertThat(fitted.known()).isCloseTo(KNOWN.known(), within(0.01));
    assertThat(fitted.knownMeasures()).isCloseTo(KNOWN.knownMeasures(), within(0.01));
    assertThat(fitted.depth()).isCloseTo(KNOWN.depth(), within(0.01));
    assertThat(fitted.subject()).isCloseTo(KNOWN.subject(), within(0.1));
    assertThat(fitted.history()).isCloseTo(KNOWN.history(), within(0.1));
    assertThat(fitted.historyMeasures()).isCloseTo(KNOWN.historyMeasures(), within(0.1));
  }

  @Test
  void theFarthestRunIsTold() {
    SizingModel twice = new SizingModel(24, 18, 40, 3, 4, 8, 100, 30, 15);

    assertThat(SizingModel.farthest(RUNS, SizedRun::micros, twice::micros))
        .isCloseTo(1, within(0.01));
    assertThat(SizingModel.farthest(RUNS, SizedRun::stateBytes, twice::bytes))
        .isCloseTo(0, within(0.01));
  }

  @Test
  void aProviderOfTenTimesTheSizeNeedsTenTimesAsMuch() {
    SizingNeed small = SizingNeed.of(KNOWN, MANY, 2.3, 1.7, 1_000_000, 2_000);
    SizingNeed large = SizingNeed.of(KNOWN, MANY, 2.3, 1.7, 10_000_000, 20_000);

    assertThat(large.cores()).isCloseTo(10 * small.cores(), within(0.01));
    assertThat(large.stateBytes()).isCloseTo(10 * small.stateBytes(), within(1.0));
    // Half of what these cores get through.
    double seen = 2_000L * 30 * 86_400 * 2.3 / 1.7e6;
    double each = KNOWN.micros(2.3, 1 - 1 / seen, MANY, small.stateBytes() / small.memoryBytes());
    assertThat(small.cores()).isCloseTo(2 * 2_000 * each / 1e6, within(0.01));
  }
}
