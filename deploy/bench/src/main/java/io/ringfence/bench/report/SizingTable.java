package io.ringfence.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The runs of the sizing model, its terms, and what three providers need by it, as tables in
 * Markdown, which a page has between two marks.
 */
public final class SizingTable {

  private static final String BEGIN = "<!-- sizing of one run, written by ringfence bench -->";
  private static final String END = "<!-- end of the sizing -->";
  private static final String RUN = "sizing.runs.";
  private static final String JUDGES = "judges";

  private static final double[][] PROVIDERS = {
    {1_000_000, 2_000}, {10_000_000, 20_000}, {100_000_000, 200_000}
  };

  private static final double GIB = 1L << 30;

  private SizingTable() {}

  /** Whether a page has a place for them. */
  public static boolean belongsTo(String page) {
    return page.contains(BEGIN) && page.indexOf(END) > page.indexOf(BEGIN);
  }

  /** A page with these figures in place of those that it has. */
  public static String in(String page, BenchFigures figures) {
    int from = page.indexOf(BEGIN);
    return page.substring(0, from)
        + BEGIN
        + "\n\n"
        + String.join("\n", lines(figures))
        + "\n\n"
        + page.substring(page.indexOf(END));
  }

  /** Puts a run among the figures. */
  public static void put(BenchFigures figures, int number, SizedRun run) {
    String path = RUN + number + '.';
    figures.put(path + "name", run.name());
    figures.put(path + "use", run.judged() ? JUDGES : "fitted");
    figures.put(path + "subscribers", run.subscribers());
    figures.put(path + "signals", run.signals());
    figures.put(path + "subjects", run.subjects());
    figures.put(path + "measures", run.measures());
    figures.put(path + "deliveries", run.deliveries());
    figures.put(path + "routing", run.routing());
    figures.put(path + "micros", run.micros());
    figures.put(path + "stateBytes", run.stateBytes());
    figures.put(path + "fileBytes", run.fileBytes());
    figures.put(path + "writtenBytes", run.writtenBytes());
    figures.put(path + "memoryBytes", run.memoryBytes());
  }

  private static List<SizedRun> runs(BenchFigures figures) {
    List<SizedRun> runs = new ArrayList<>();
    for (int number = 1; figures.has(RUN + number); number++) {
      String path = RUN + number + '.';
      runs.add(
          new SizedRun(
              figures.text(path + "name"),
              figures.text(path + "use").equals(JUDGES),
              (int) figures.get(path + "subscribers"),
              (long) figures.get(path + "signals"),
              (long) figures.get(path + "subjects"),
              (int) figures.get(path + "measures"),
              figures.get(path + "deliveries"),
              figures.get(path + "routing"),
              figures.get(path + "micros"),
              (long) figures.get(path + "stateBytes"),
              (long) figures.get(path + "fileBytes"),
              (long) figures.get(path + "writtenBytes"),
              (long) figures.get(path + "memoryBytes")));
    }
    return runs;
  }

  private static List<String> lines(BenchFigures figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Commit %s, measured in %,.0f s on %s, Java %s.",
            figures.text("commit"),
            figures.get("seconds"),
            figures.text("machine.cpu"),
            figures.text("machine.java")));
    lines.add("");
    lines.add(
        "| run | use | measures | deliveries a signal | of a subject | state over memory |"
            + " CPU a signal, us | by the model | state of a subject, bytes | by the model |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|");
    List<SizedRun> runs = runs(figures);
    SizingModel model = SizingModel.of(runs.stream().filter(each -> !each.judged()).toList());
    runs.forEach(each -> lines.add(row(each, model)));
    lines.add("");
    lines.add("| term | |");
    lines.add("|---|---|");
    lines.add(term("a signal on its way", "us", model.signal()));
    lines.add(term("each of its deliveries on its way", "us", model.routed()));
    lines.add(term("a delivery, judged", "us", model.judged()));
    lines.add(term("the same, of a subject that was seen before, more", "us", model.known()));
    lines.add(term("... and for each hundred measures", "us", model.knownMeasures()));
    lines.add(term("each doubling of 1 + state / memory, for each delivery", "us", model.depth()));
    lines.add(term("a subject", "bytes", model.subject()));
    lines.add(term("for each doubling of 1 + its deliveries", "bytes", model.history()));
    lines.add(term("... and for each hundred measures", "bytes", model.historyMeasures()));
    lines.add("");
    lines.add("| subscribers | signals/s | cores | RocksDB's memory, GiB | state, GiB |");
    lines.add("|---|---|---|---|---|");
    for (double[] each : PROVIDERS) {
      SizingNeed need =
          SizingNeed.of(
              model,
              (int) figures.get("sizing.measures"),
              figures.get("sizing.deliveries"),
              figures.get("sizing.subjectsASubscriber"),
              each[0],
              each[1]);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |",
              each[0],
              each[1],
              Math.ceil(need.cores()),
              need.memoryBytes() / GIB,
              need.stateBytes() / GIB));
    }
    return lines;
  }

  private static String row(SizedRun run, SizingModel model) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.1f | %.2f | %.1f | %.1f | %,.0f | %,.0f |",
        run.name(),
        run.judged() ? JUDGES : "fitted",
        run.measures(),
        run.deliveries(),
        run.deliveriesASubject(),
        run.timesMemory(),
        run.micros(),
        model.micros(run),
        run.bytesASubject(),
        model.bytes(run.deliveriesASubject(), run.measures()));
  }

  private static String term(String what, String unit, double value) {
    return String.format(Locale.ROOT, "| %s, %s | %,.1f |", what, unit, value);
  }
}
