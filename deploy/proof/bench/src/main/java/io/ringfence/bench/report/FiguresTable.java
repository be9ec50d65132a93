package io.ringfence.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one run as a table in Markdown, which a page has between two marks. A figure that
 * was not measured has no line.
 */
public final class FiguresTable {

  private static final String BEGIN = "<!-- figures of one run, written by ringfence bench -->";
  private static final String END = "<!-- end of the figures -->";

  private final BenchFigures figures;
  private final List<String> lines = new ArrayList<>();

  private FiguresTable(BenchFigures figures) {
    this.figures = figures;
  }

  /**
   * A page with these figures in place of those that it has.
   *
   * @throws IllegalArgumentException if the page has no place for figures
   */
  public static String in(String page, BenchFigures figures) {
    int from = page.indexOf(BEGIN);
    int to = page.indexOf(END);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("the page has no place for figures: " + BEGIN);
    }
    String table = String.join("\n", new FiguresTable(figures).lines());
    return page.substring(0, from) + BEGIN + "\n\n" + table + "\n\n" + page.substring(to);
  }

  private List<String> lines() {
    lines.add(
        String.format(
            Locale.ROOT,
            "Commit %s, measured in %,.0f s on %s, %s.",
            figures.text("commit"),
            figures.get("seconds"),
            figures.text("machine.cpu"),
            "Java " + figures.text("machine.java")));
    lines.add("");
    lines.add("| | heap | RocksDB | required | goal |");
    lines.add("|---|---|---|---|---|");
    row("shipped pack, signals/s", "%,.0f", backends("signalsPerSecond.full"), "", "");
    rounds();
    row("the same, CPU a signal, us", "%.1f", backends("cpuMicrosPerSignal.full"), "", "");
    row("**RocksDB over heap**", "%.2f", List.of("", "full.rocksdbOverHeap"), "0.6", "0.7");
    row(
        "empty judge, the first pack's deliveries, signals/s",
        "%,.0f",
        backends("signalsPerSecond.empty"));
    row("**shipped pack over that**", "%.2f", backends("full.overEmpty"), "0.35 heap", "0.5");
    row("first pack, signals/s", "%,.0f", backends("signalsPerSecond.pack"));
    row("shipped pack over the first", "%.2f", backends("fullOverPack"), "0.5", "");
    row("state of a live subject, bytes", "%,.0f", right("full.bytesPerSubject"), "1,000", "500");
    row("event time of that run, s", "%,.0f", right("full.state.eventSeconds"));
    row("two cores over one", "%.2f", right("twoCoresOverOne"), "1.6", "");
    row(
        "one trunk of 30%: speed over that without",
        "%.2f", right("full.crowd.trunk30"), "0.9", "");
    latency();
    return lines;
  }

  private void rounds() {
    List<String> both = new ArrayList<>();
    for (String backend : List.of("heap", "rocksdb")) {
      String path = "rounds.signalsPerSecond.full." + backend + '.';
      both.add(
          Stream.of("1", "2")
              .filter(round -> figures.has(path + round))
              .map(round -> String.format(Locale.ROOT, "%,.0f", figures.get(path + round)))
              .reduce((one, other) -> one + " and " + other)
              .orElse(""));
    }
    if (both.stream().anyMatch(each -> each.contains("and"))) {
      both.add(0, "the same, in each round");
      both.addAll(List.of("", ""));
      add(both);
    }
  }

  private void latency() {
    if (figures.has("latency.p99")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| alert latency at **half load** (%,.0f signals/s), p50 / p99, ms | | %.0f / %.0f | p99 100 | |",
              figures.get("latency.load"),
              figures.get("latency.p50"),
              figures.get("latency.p99")));
    }
  }

  private static List<String> backends(String path) {
    return List.of(path + ".heap", path + ".rocksdb");
  }

  private static List<String> right(String path) {
    return List.of("", path);
  }

  private void row(String what, String format, List<String> paths) {
    row(what, format, paths, "", "");
  }

  /** Of the heap and of RocksDB; an empty path has no figure. */
  private void row(String what, String format, List<String> paths, String required, String goal) {
    if (paths.stream().anyMatch(path -> !path.isEmpty() && figures.has(path))) {
      List<String> cells = new ArrayList<>(List.of(what));
      for (String path : paths) {
        boolean known = !path.isEmpty() && figures.has(path);
        cells.add(known ? String.format(Locale.ROOT, format, figures.get(path)) : "");
      }
      cells.add(required);
      cells.add(goal);
      add(cells);
    }
  }

  private void add(List<String> cells) {
    lines.add(
        cells.stream()
            .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
            .collect(Collectors.joining("", "|", "")));
  }
}
