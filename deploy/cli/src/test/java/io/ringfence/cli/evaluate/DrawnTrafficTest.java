package io.ringfence.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.text.PackFile;
import io.ringfence.rule.text.PackText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seeds that follow from the pack. */
class DrawnTrafficTest {

  private static List<Long> seeds(PackText pack) {
    return DrawnTraffic.seeds(pack.digest(), 30);
  }

  @Test
  void equalPacksAreJudgedByTheSameTrafficWhereverTheyLie() {
    PackText here = PackText.of("/here/pack.yaml", "rules: []\n");
    PackText there = PackText.of("there/pack.yaml", "rules: []\n");

    assertThat(seeds(here)).isEqualTo(seeds(there)).doesNotHaveDuplicates().hasSize(30);
  }

  @Test
  void whoeverChangesTheSmallestThingIsJudgedByOtherTraffic() {
    PackText before = PackText.of("pack.yaml", "rules: []\n");
    PackText after = PackText.of("pack.yaml", "rules: [] \n");
    PackText moved =
        new PackText(List.of(new PackFile("pack.yaml", ""), new PackFile("b.yaml", "rules: []\n")));

    assertThat(seeds(after)).doesNotContainAnyElementsOf(seeds(before));
    assertThat(seeds(moved)).doesNotContainAnyElementsOf(seeds(before));
  }

  @Test
  void moreDrawsBeginWithTheFewer() {
    String digest = PackText.of("pack.yaml", "rules: []\n").digest();

    assertThat(DrawnTraffic.seeds(digest, 30))
        .startsWith(DrawnTraffic.seeds(digest, 3).toArray(Long[]::new));
  }
}
