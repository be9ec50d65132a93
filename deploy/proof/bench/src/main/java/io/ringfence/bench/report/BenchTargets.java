package io.ringfence.bench.report;

import java.util.List;
import java.util.Locale;

/** What the figures are held against, and how they stand. */
public final class BenchTargets {

  /**
   * A bound of one figure.
   *
   * @param goal what is aimed at beyond the bound; the bound itself where there is nothing beyond
   * @param least whether the figure has to be at least the bound, rather than below it
   */
  private record Target(String what, String path, double bound, double goal, boolean least) {

    boolean met(double figure, double wanted) {
      return least ? figure >= wanted : figure < wanted;
    }

    String line(double figure) {
      boolean beyond = goal != bound && met(figure, goal);
      String verdict = !met(figure, bound) ? "MISSED" : beyond ? "met, goal too" : "met";
      String sign = least ? ">=" : "<";
      return String.format(
          Locale.ROOT,
          "  %-46s %10.2f   %s %-7s goal %-7s %s",
          what,
          figure,
          sign,
          number(bound),
          number(goal),
          verdict);
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  private static final List<Target> ALL =
      List.of(
          new Target("pack over empty, heap", "packOverEmpty.heap", 0.35, 0.5, true),
          new Target("pack over empty, RocksDB", "packOverEmpty.rocksdb", 0.15, 0.3, true),
          new Target("shipped pack over empty, heap", "full.overEmpty.heap", 0.35, 0.5, true),
          new Target("shipped pack, RocksDB over heap", "full.rocksdbOverHeap", 0.6, 0.7, true),
          new Target("shipped pack over the first, heap", "fullOverPack.heap", 0.5, 0.5, true),
          new Target(
              "shipped pack over the first, RocksDB", "fullOverPack.rocksdb", 0.5, 0.5, true),
          new Target("one trunk of 30% over none", "full.crowd.trunk30", 0.9, 0.9, true),
          new Target("over the demo pattern, 100,000 callers", "overDemoPattern.cold", 3, 5, true),
          new Target("over the demo pattern, 200 callers", "overDemoPattern.hot", 10, 30, true),
          new Target("alert latency p99, ms", "alertMillis.p99", 100, 100, false),
          new Target("bytes of state a live subject", "bytesPerSubject", 1_000, 500, false),
          new Target("two cores over one", "twoCoresOverOne", 1.6, 1.6, true));

  private BenchTargets() {}

  /** A line for each figure that was measured. */
  public static List<String> lines(BenchFigures figures) {
    return ALL.stream()
        .filter(each -> figures.has(each.path))
        .map(each -> each.line(figures.get(each.path)))
        .toList();
  }
}
