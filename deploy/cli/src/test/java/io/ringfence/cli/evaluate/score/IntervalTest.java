package io.ringfence.cli.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Confidence intervals of shares. */
class IntervalTest {

  private static Interval of(Share... folders) {
    return Interval.of(List.of(folders)).orElseThrow();
  }

  /**
   * Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20.
   */
  @Test
  void itIsThatOfWilson() {
    assertThat(of(new Share(81, 263)).lower()).isCloseTo(0.2553, within(5e-5));
    assertThat(of(new Share(81, 263)).upper()).isCloseTo(0.3662, within(5e-5));
    assertThat(of(new Share(15, 148)).lower()).isCloseTo(0.0624, within(5e-5));
    assertThat(of(new Share(15, 148)).upper()).isCloseTo(0.1605, within(5e-5));
    assertThat(of(new Share(0, 20)).lower()).isZero();
    assertThat(of(new Share(0, 20)).upper()).isCloseTo(0.1611, within(5e-5));
  }

  @Test
  void foldersThatAgreeAreAsGoodAsOneAndThoseThatDifferSayLess() {
    Share[] alike = Collections.nCopies(10, new Share(9, 10)).toArray(Share[]::new);
    Share[] apart = new Share[10];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = new Share(i == 0 ? 0 : 10, 10);
    }

    assertThat(of(alike)).isEqualTo(of(new Share(90, 100)));
    // All misses are in one folder: as much is known as of ten trials.
    assertThat(of(apart).lower()).isCloseTo(of(new Share(9, 10)).lower(), within(0.02));
  }

  @Test
  void whatDidNotHappenHasNone() {
    assertThat(Interval.of(List.of(new Share(0, 0)))).isEmpty();
    assertThat(of(new Share(0, 0), new Share(1, 2))).isEqualTo(of(new Share(1, 2)));
  }
}
