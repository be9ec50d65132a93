package io.ringfence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void figuresOfDifferentMomentsAreAskedForAgain() throws Exception {
    // What was accepted is told later than what was read.
    Deque<Long> told = new ArrayDeque<>(List.of(10L, 6L, 2L, 1L, 10L, 7L, 2L, 1L, 99L));

    assertThat(Counts.settled(figure -> told.remove())).isEqualTo(new Counts(10, 7, 2, 1));
  }
}
