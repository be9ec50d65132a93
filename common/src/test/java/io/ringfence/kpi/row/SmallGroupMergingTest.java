package io.ringfence.kpi.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallGroupMergingTest {

  private static SmallGroupMerging merging(Object... cells) {
    Map<String, Map<String, Long>> units = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 3) {
      units
          .computeIfAbsent((String) cells[i], first -> new LinkedHashMap<>())
          .put((String) cells[i + 1], Long.valueOf((Integer) cells[i + 2]));
    }
    return new SmallGroupMerging(units);
  }

  @Test
  void aGroupOfFiveIsPublishedByNameAndOneOfFourIsNot() {
    SmallGroupMerging merging = merging("a", "LV", 5, "b", "GB", 4, "c", "NG", 4);

    assertThat(merging.first("a")).isTrue();
    assertThat(merging.first("b")).isFalse();
    assertThat(merging.second("LV")).isTrue();
    assertThat(merging.second("NG")).isFalse();
  }

  @Test
  void whatIsMergedIsNeverASmallGroupAlone() {
    SmallGroupMerging merging = merging("a", "LV", 9, "b", "GB", 6, "c", "NG", 3);

    // The total less a and b would reveal c's three.
    assertThat(merging.first("b")).isFalse();
    assertThat(merging.first("a")).isTrue();
  }

  @Test
  void ofEquallySmallOnesTheFirstByNameIsMerged() {
    SmallGroupMerging merging = merging("b", "LV", 6, "a", "LV", 6, "c", "LV", 1);

    assertThat(merging.first("a")).isFalse();
    assertThat(merging.first("b")).isTrue();
  }

  @Test
  void aPairIsMergedWhereItsColumnWouldRevealASmallOne() {
    // LV less (b, LV) would reveal the 4 of (a, LV); so (b, LV) goes, and then b has 10 to hide.
    SmallGroupMerging merging =
        merging("a", "LV", 4, "a", "GB", 20, "a", "US", 20, "b", "LV", 10, "b", "GB", 20);

    assertThat(merging.first("a")).isTrue();
    assertThat(merging.second("LV")).isTrue();
    assertThat(merging.both("a", "LV")).isFalse();
    assertThat(merging.both("b", "LV")).isFalse();
    // a less (a, US) and (a, GB) would reveal the same 4: the smaller goes, GB before US.
    assertThat(merging.both("a", "GB")).isFalse();
    assertThat(merging.both("a", "US")).isTrue();
    assertThat(merging.both("b", "GB")).isTrue();
  }

  @Test
  void nothingIsPublishedOfANetworkWithFourCalls() {
    SmallGroupMerging merging = merging("a", "LV", 4);

    assertThat(merging.first("a")).isFalse();
    assertThat(merging.both("a", "LV")).isFalse();
  }
}
