package io.ringfence.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FiguresTableTest {

  private static final String PAGE =
      """
      # Page

      <!-- figures of one run, written by ringfence bench -->
      what was there
      <!-- end of the figures -->

      More.
      """;

  @Test
  void theFiguresOfARunTakeThePlaceOfWhatWasThere() {
    BenchFigures figures =
        BenchFigures.read(
            """
            {"commit":"1a2b3c4d","seconds":1234,"machine":{"cpu":"2 cores of X","java":"17"},
             "signalsPerSecond":{"full":{"heap":45000,"rocksdb":22000}},
             "rounds":{"signalsPerSecond":{"full":{"heap":{"1":44000,"2":46000},
                                                   "rocksdb":{"1":21000,"2":23000}}}},
             "full":{"rocksdbOverHeap":0.489},
             "latency":{"load":7900,"p50":12.3,"p99":87.1}}
            """);

    assertThat(FiguresTable.in(PAGE, figures))
        .isEqualTo(
            """
            # Page

            <!-- figures of one run, written by ringfence bench -->

            Commit 1a2b3c4d, measured in 1,234 s on 2 cores of X, Java 17.

            | | heap | RocksDB | required | goal |
            |---|---|---|---|---|
            | shipped pack, signals/s | 45,000 | 22,000 | | |
            | the same, in each round | 44,000 and 46,000 | 21,000 and 23,000 | | |
            | **RocksDB over heap** | | 0.49 | 0.6 | 0.7 |
            | alert latency at **half load** (7,900 signals/s), p50 / p99, ms | | 12 / 87 | p99 100 | |

            <!-- end of the figures -->

            More.
            """);
  }

  @Test
  void aPageWithoutAPlaceForFiguresIsNotWritten() {
    assertThatThrownBy(() -> FiguresTable.in("# Page", new BenchFigures()))
        .hasMessageContaining("no place for figures");
  }

  @Test
  void thePageOfThisReleaseHasTheFiguresThatAreKeptBesideIt() throws Exception {
    Path docs = Path.of("../..", "docs");
    String page = Files.readString(docs.resolve("performance.md"));
    BenchFigures figures = BenchFigures.read(Files.readString(docs.resolve("performance.json")));

    assertThat(FiguresTable.in(page, figures)).isEqualTo(page);
  }
}
