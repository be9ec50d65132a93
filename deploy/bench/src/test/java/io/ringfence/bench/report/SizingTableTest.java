package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SizingTableTest {

  private static final String PAGE =
      """
      before

      <!-- sizing of one run, written by ringfence bench -->

      | of an earlier run |

      <!-- end of the sizing -->

      after
      """;

  private static SizedRun run(boolean judged, int measures, int signals, int micros, int state) {
    return new SizedRun(
        "run of " + signals,
        judged,
        1_000,
        signals,
        2_000,
        measures,
        measures / 100.0,
        measures / 10.0,
        micros,
        state,
        0,
        0,
        4_000_000);
  }

  private static final List<SizedRun> RUNS =
      List.of(
          run(false, 100, 3_000, 30, 300_000),
          run(false, 100, 8_000, 34, 9_000_000),
          run(false, 200, 3_000, 66, 400_000),
          run(false, 200, 9_000, 74, 700_000),
          run(false, 200, 50_000, 95, 900_000),
          run(false, 300, 8_000, 120, 11_000_000),
          run(true, 200, 8_000, 77, 650_000));

  private static BenchFigures figures() {
    BenchFigures figures = new BenchFigures();
    figures.put("commit", "abc1234");
    figures.put("seconds", 600.0);
    figures.put("machine.cpu", "a processor");
    figures.put("machine.java", "17");
    figures.put("sizing.measures", 300);
    figures.put("sizing.deliveries", 2.3);
    figures.put("sizing.subjectsASubscriber", 1.7);
    for (int i = 0; i < RUNS.size(); i++) {
      SizingTable.put(figures, i + 1, RUNS.get(i));
    }
    return figures;
  }

  private static SizingModel fitted(Stream<SizedRun> runs) {
    return SizingModel.of(runs.filter(each -> !each.judged()).toList());
  }

  @Test
  void theTablesTakeThePlaceOfEarlierOnes() {
    String page = SizingTable.in(PAGE, figures());

    assertThat(page).startsWith("before\n").endsWith("\nafter\n").doesNotContain("earlier run");
    assertThat(page).contains("Commit abc1234, measured in 600 s on a processor, Java 17.");
    assertThat(SizingTable.in(page, figures())).isEqualTo(page);
  }

  @Test
  void eachRunIsARowWithWhatTheModelSaysOfIt() {
    SizingModel model = fitted(RUNS.stream());
    SizedRun judge = RUNS.get(6);

    assertThat(SizingTable.in(PAGE, figures()))
        .contains("| run of 3000 | fitted | 100 | 1.00 | 1.5 | 0.08 | 30.0 |")
        .contains(
            "| run of 8000 | judges | 200 | 2.00 | 8.0 | 0.16 | 77.0 | %.1f | 325 | %,.0f |"
                .formatted(model.micros(judge), model.bytes(judge) / judge.subjects()));
  }

  @Test
  void whatIsJudgedIsNotFitted() {
    SizedRun judge = RUNS.get(6);
    BenchFigures other = figures();
    SizingTable.put(other, 7, run(true, judge.measures(), 8_000, 500, 650_000));

    String terms = "| term | |";
    String page = SizingTable.in(PAGE, other);
    assertThat(page.substring(page.indexOf(terms)))
        .isEqualTo(
            SizingTable.in(PAGE, figures())
                .substring(SizingTable.in(PAGE, figures()).indexOf(terms)));
  }

  @Test
  void aProviderHasARowOfWhatItNeeds() {
    SizingNeed need = SizingNeed.of(fitted(RUNS.stream()), 300, 2.3, 1.7, 100e6, 200_000);

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
