package io.ringfence.bench.report;

import java.util.List;
import java.util.Locale;

/** What the figures are held against, and how they stand. */
public final class BenchTargets {

  /**
   * A bound of one figure.
   *
   * @param least whether the figure has to be at least the bound, rather than below it
   */
  private record Target(String what, String path, double bound, boolean least) {

    String line(double figure) {
      boolean met = least ? figure >= bound : figure < bound;
      return String.format(
          Locale.ROOT,
          "  %-46s %10.2f   %s %-7s %s",
          what,
          figure,
          least ? ">=" : "<",
          bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound),
          met ? "met" : "MISSED");
    }
  }

  private static final List<Target> ALL =
      List.of(
          new Target("pack over empty, heap", "packOverEmpty.heap", 0.35, true),
          new Target("pack over empty, RocksDB", "packOverEmpty.rocksdb", 0.15, true),
          new Target("shipped pack over empty, heap", "full.overEmpty.heap", 0.35, true),
          new Target("shipped pack, RocksDB over heap", "full.rocksdbOverHeap", 0.6, true),
          new Target("shipped pack over the first, heap", "fullOverPack.heap", 0.5, true),
          new Target("shipped pack over the first, RocksDB", "fullOverPack.rocksdb", 0.5, true),
          over("100,000 callers", "cold", 3),
          over("200 callers", "hot", 10),
          new Target("alert latency p99, ms", "latency.p99", 100, false),
          new Target("bytes of state a live subject", "bytesPerSubject", 1_000, false));

  private static Target over(String callers, String tape, double bound) {
    String path = "demoPattern.ratio.rocksdb.calls-" + tape;
    return new Target("over the demo pattern, " + callers, path, bound, true);
  }

  private BenchTargets() {}

  /** A line for each figure that was measured. */
  public static List<String> lines(BenchFigures figures) {
    return ALL.stream()
        .filter(each -> figures.has(each.path))
        .map(each -> each.line(figures.get(each.path)))
        .toList();
  }
}
