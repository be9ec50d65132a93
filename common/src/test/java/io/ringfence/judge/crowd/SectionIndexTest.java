package io.ringfence.judge.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Which signals a slice has in which section. */
class SectionIndexTest {

  @Property(tries = 200)
  void itFindsWhatWasAdded(@ForAll Random random) {
    SectionIndex index = new SectionIndex();
    Map<Long, Integer> expected = new HashMap<>();
    int sections = random.nextInt(8);
    for (int section = 1; section <= sections; section++) {
      Set<Long> signals = new HashSet<>();
      for (int i = random.nextInt(50); i > 0; i--) {
        long identity = random.nextInt(3) == 0 ? random.nextInt(300) : random.nextLong();
        if (!expected.containsKey(identity)) {
          signals.add(identity);
          expected.put(identity, section);
        }
      }
      index.add(signals);
    }

    assertThat(index.last()).isEqualTo(sections);
    assertThat(index.size()).isEqualTo(expected.size());
    expected.forEach((identity, section) -> assertThat(index.of(identity)).isEqualTo(section));
    for (long identity = 0; identity < 300; identity++) {
      assertThat(index.of(identity)).isEqualTo(expected.getOrDefault(identity, 0));
    }
  }
}
