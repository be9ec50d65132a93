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
      String verdict = !met(figure, bound) ? "MISSED" : met(figure, goal) ? "met, goal too" : "met";
      if (goal == bound && met(figure, bound)) {
        verdict = "met";
      }
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
          new Target(
              "that trunk's share of deliveries",
              "full.crowd.trunk30Detail.busiestKey",
              0.05,
              0.05,
              false),
          new Target("one text of 10% over none", "full.crowd.template10", 0.9, 0.9, true),
          new Target(
              "that text's share of deliveries",
              "full.crowd.template10Detail.busiestKey",
              0.05,
              0.05,
              false),
          new Target("with lists over without, heap", "listedOverNone.heap", 0.85, 0.85, true),
          new Target(
              "with lists over without, RocksDB", "listedOverNone.rocksdb", 0.85, 0.85, true),
          new Target("privacy over none, heap", "privacyOverNone.heap", 0.95, 0.95, true),
          new Target("privacy over none, RocksDB", "privacyOverNone.rocksdb", 0.95, 0.95, true),
          new Target("profiles over none, heap", "customersOverNone.heap", 0.9, 0.9, true),
          new Target("profiles over none, RocksDB", "customersOverNone.rocksdb", 0.9, 0.9, true),
          new Target(
              "90 days of a list: heap a task, bytes",
              "churn.heapGrowthPerTask",
              50e6,
              50e6,
              false),
          new Target(
              "the same, state beside keys, bytes", "churn.unkeyedGrowthPerTask", 5e6, 5e6, false),
          new Target("restore after 90 days of a list, s", "churn.restoreSeconds", 5, 5, false),
          new Target("over the demo pattern, 100,000 callers", "overDemoPattern.cold", 3, 5, true),
          new Target("over the demo pattern, 200 callers", "overDemoPattern.hot", 10, 30, true),
          new Target("alert latency p99, ms", "alertMillis.p99", 100, 100, false),
          new Target(
              "p99 beside a malformed feed over that without",
              "latency.broken.p99OverQuarter",
              1.2,
              1.2,
              false),
          new Target("bytes of state a live subject", "bytesPerSubject", 1_000, 500, false),
          new Target("two cores over one", "twoCoresOverOne", 1.6, 1.6, true),
          new Target(
              "sizing: CPU of the runs that judge it", "sizing.farthest.cpu", 0.2, 0.2, false),
          new Target("sizing: their state", "sizing.farthest.state", 0.2, 0.2, false),
          new Target("10,000 sources over one", "manySources", 0.9, 0.9, true),
          new Target("hot key of 30%: speed over that without", "hotKey", 0.5, 0.5, true),
          new Target(
              "hot key: p99 of others' alerts, ms", "hotKeyDetail.p99", 1_000, 1_000, false));

  private BenchTargets() {}

  /** A line for each figure that was measured. */
  public static List<String> lines(BenchFigures figures) {
    return ALL.stream()
        .filter(each -> figures.has(each.path))
        .map(each -> each.line(figures.get(each.path)))
        .toList();
  }
}
