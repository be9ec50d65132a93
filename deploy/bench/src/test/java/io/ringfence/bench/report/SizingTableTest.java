package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizingTableTest {

  private static final SizingModel MODEL = new SizingModel(12, 9, 20, 1.5, 2, 4, 100, 30, 15);

  private static final String PAGE =
      """
      before

      <!-- sizing of one run, written by ringfence bench -->

      | of an earlier run |

      <!-- end of the sizing -->

      after
      """;

  private static BenchFigures figures() {
    BenchFigures figures = new BenchFigures();
    figures.put("commit", "abc1234");
    figures.put("seconds", 600.0);
    figures.put("machine.cpu", "a processor");
    figures.put("machine.java", "17");
    MODEL.put(figures);
    figures.put("sizing.deliveries", 2.3);
    figures.put("sizing.measures", 300);
    figures.put("sizing.subjectsASubscriber", 1.7);
    List<SizedRun> runs =
        List.of(
            new SizedRun(
                "one", false, 1_000, 4_000, 2_000, 300, 2, 30, 95, 400_000, 0, 0, 4_000_000),
            new SizedRun(
                "two", true, 1_000, 8_000, 2_000, 300, 2, 30, 99, 800_000, 0, 0, 4_000_000));
    for (int i = 0; i < runs.size(); i++) {
      SizingTable.put(figures, i + 1, runs.get(i), MODEL);
    }
    return figures;
  }

  @Test
  void theTablesTakeThePlaceOfEarlierOnes() {
    String page = SizingTable.in(PAGE, figures());

    assertThat(page).startsWith("before\n").endsWith("\nafter\n").doesNotContain("earlier run");
    assertThat(page).contains("Commit abc1234, measured in 600 s on a processor, Java 17.");
    // 12 + 2 x (9 + 20 + (1.5 + 2 x 3) x log2(1 + 4) + 4 x log2(1 + 0.1)) us, and
    // 100 + (30 + 15 x 3) x log2(1 + 4) bytes.
    assertThat(page)
        .contains("| one | fitted | 300 | 2.00 | 4.0 | 0.10 | 95.0 | 105.9 | 200 | 274 |");
    assertThat(page)
        .contains("| two | judges | 300 | 2.00 | 8.0 | 0.20 | 99.0 | 119.7 | 400 | 338 |");
    assertThat(page).contains("| each of its deliveries on its way, us | 9.0 |");
    assertThat(SizingTable.in(page, figures())).isEqualTo(page);
  }

  @Test
  void aProviderHasARowOfWhatItNeeds() {
    SizingNeed need = SizingNeed.of(MODEL, 300, 2.3, 1.7, 100e6, 200_000);

    assertThat(SizingTable.in(PAGE, figures()))
        .contains(
            "| 100,000,000 | 200,000 | %,.0f | %,.0f | %,.0f |"
                .formatted(
                    Math.ceil(need.cores()),
                    need.memoryBytes() / (1L << 30),
                    need.stateBytes() / (1L << 30)));
  }

  @Test
  void onlyAPageWithAPlaceForThemGetsThem() {
    assertThat(SizingTable.belongsTo(PAGE)).isTrue();
    assertThat(SizingTable.belongsTo("<!-- end of the sizing -->")).isFalse();
  }
}
