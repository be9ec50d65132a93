package io.ringfence.measure.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window begins after its start: what is at that moment is out of it, and is not kept. */
class TimedCountsTest {

  private final TimedCounts entries = new TimedCounts();

  @BeforeEach
  void threeOfThem() {
    entries.append(1_000, 7, 1);
    entries.append(2_000, 8, 1);
    entries.append(3_000, 9, 1);
  }

  @Test
  void whatIsUpToAMomentIsDroppedAndWhatIsAfterItIsKept() {
    entries.dropThrough(1_999);
    assertThat(entries.size()).isEqualTo(2);

    entries.dropThrough(2_000);

    assertThat(entries.size()).isEqualTo(1);
    assertThat(entries.time(0)).isEqualTo(3_000);
    assertThat(entries.count(0)).isEqualTo(1);
  }

  @Test
  void theFirstSinceAMomentMayBeAtThatMoment() {
    assertThat(entries.firstSince(2_000)).isEqualTo(1);
    assertThat(entries.firstSince(2_001)).isEqualTo(2);
    assertThat(entries.firstSince(3_001)).isEqualTo(entries.size());
  }
}
