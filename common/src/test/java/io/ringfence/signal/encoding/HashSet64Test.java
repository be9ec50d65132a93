package io.ringfence.signal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashSet64Test {

  @Test
  void itAgreesWithASetOfBoxedHashes() {
    HashSet64 hashes = new HashSet64();
    Set<Long> oracle = new HashSet<>();
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      // Few low bits, so that places collide; 0 among them.
      long hash = (long) random.nextInt(100) << 32 | random.nextInt(100);

      boolean added = hashes.add(hash);

      assertThat(added).isEqualTo(oracle.add(hash));
    }
    assertThat(hashes.size()).isEqualTo(oracle.size());
    assertThat(oracle).allMatch(hashes::contains);
    assertThat(hashes.contains(-1)).isFalse();
  }
}
