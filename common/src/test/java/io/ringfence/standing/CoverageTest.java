package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final int KEYS = 400;
  private static final int QUESTIONS = 2_000;

  private final Random random = new Random(5);

  private String address(int bits) {
    return random.nextBoolean()
        ? "10." + random.nextInt(2) + '.' + random.nextInt(bits) + '.' + random.nextInt(256)
        : "2a00:" + random.nextInt(2) + "::" + Integer.toHexString(random.nextInt(0x10000));
  }

  private String key() {
    return random.nextBoolean() ? "n:+1" + random.nextInt(2_000) : "i:" + address(4);
  }

  private Subject changed() {
    if (random.nextBoolean()) {
      return Subject.ofKey("r:+1" + random.nextInt(200));
    }
    String address = address(4);
    int most = address.contains(":") ? 128 : 32;
    return Subject.ofKey(
        "w:" + address + '/' + (random.nextInt(4) == 0 ? most : random.nextInt(most + 1)));
  }

  @Test
  void whatIsCoveredIsWhatALookAtEveryKeyFinds() {
    Set<String> keys = new TreeSet<>(List.of("n:4u", "i:255.255.255.255", "i:0.0.0.0", "d:10"));
    while (keys.size() < KEYS) {
      keys.add(key());
    }
    Coverage coverage = new Coverage();
    keys.forEach(coverage::add);

    for (int i = 0; i < QUESTIONS; i++) {
      Subject changed = changed();
      Set<String> covered =
          keys.stream()
              .filter(key -> SharedStanding.covers(changed, Subject.ofKey(key)))
              .collect(Collectors.toSet());

      assertThat(coverage.under(changed))
          .as(changed.value())
          .containsExactlyInAnyOrderElementsOf(covered);
    }
  }

  @Test
  void anExactSubjectCoversNobody() {
    Coverage coverage = new Coverage();
    coverage.add("n:+1202");

    assertThat(coverage.under(Subject.ofKey("n:+1202"))).isEmpty();
  }
}
