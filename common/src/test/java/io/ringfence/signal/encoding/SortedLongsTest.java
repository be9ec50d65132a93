package io.ringfence.signal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SortedLongsTest {

  @Test
  void eachStretchIsThatOfASortedSet() {
    Random random = new Random(3);
    TreeSet<Long> oracle = new TreeSet<>();
    SortedLongs sorted = new SortedLongs();
    while (oracle.size() < 20_000) {
      long value = random.nextInt(1 << 20);
      assertThat(sorted.contains(value)).isEqualTo(!oracle.add(value));
      sorted.add(value);
    }

    for (int i = 0; i < 500; i++) {
      long low = random.nextInt(1 << 20);
      long high = low + random.nextInt(1 << 12);
      TreeSet<Long> found = new TreeSet<>();
      sorted.between(low, high, value -> assertThat(found.add(value)).isTrue());
      assertThat(found).isEqualTo(oracle.subSet(low, true, high, true));
    }
  }
}
