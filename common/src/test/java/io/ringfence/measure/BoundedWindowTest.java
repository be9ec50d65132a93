package io.ringfence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds that the classes state, after far more signals than a window can hold. */
class BoundedWindowTest {

  private static final int MANY = 100_000;

  @ParameterizedTest(name = "{0} over {1} with cap {2}: at most {3} bytes")
  @CsvSource({
    "COUNT, PT5M, 0, 330",
    "COUNT, P1D, 0, 330",
    "SUM, PT5M, 0, 860",
    "SUM, P1D, 0, 900",
    "MAX, P1D, 0, 900",
    "PEAK, P1D, 0, 450",
    "DISTINCT, PT1H, 0, 750",
    "DISTINCT, P30D, 1024, 13312",
    "LAST, P1D, 0, 40",
    "TOP, PT1H, 0, 2200",
    "TOP, P30D, 64, 8192",
    "AGE, P30D, 0, 30",
    "AGAIN, PT1H, 0, 2208",
    "AGAIN, P30D, 64, 8200",
    "SPEED, P1D, 0, 950",
    "USUAL, P30D, 0, 400"
  })
  void noWindowGrowsBeyondItsBytes(String function, Duration over, int cap, int bytes) {
    for (long gap : new long[] {0, 7, over.toMillis() / 2_000, over.toMillis() / 50}) {
      Window window = Window.open(Histories.spec(Function.valueOf(function), over.toMillis(), cap));
      int largest = 0;
      for (int i = 0; i < MANY; i++) {
        window.fold(Histories.NOON + i * gap, hostile(window.spec().function(), i));
        if (i % 97 == 0 || i < 200) {
          largest = Math.max(largest, StoredWindow.bytes(window).length);
        }
      }

      assertThat(largest).isLessThanOrEqualTo(bytes);
    }
  }

  /** Falling values, levels that fall slowly, a new hash each time but for every fifth. */
  private static Contribution hostile(Function function, int i) {
    return switch (function) {
      case COUNT, AGE, USUAL -> Contribution.of(1, 0);
      case SUM, MAX, LAST -> Contribution.ofNumber(1, 1e6 / 7 - i / 7.0);
      case PEAK -> new Contribution(1, i % 2_000 == 0 ? 1_999 : 1, i % 2_000 == 0 ? 1 : -1, "");
      case SPEED -> Contribution.of(1, new GeoPoint(i % 2 * 1e-4 * (800_000 - i), i * 1e-4).bits());
      case DISTINCT, TOP, AGAIN -> Contribution.of(1, (i % 5 == 0 ? 5 : i) * 0x9E3779B97F4A7C15L);
    };
  }
}
