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

  /** Puts a run among the figures, with what the model says of it. */
  public static void put(BenchFigures figures, int number, SizedRun run, SizingModel model) {
    String path = RUN + number + '.';
    figures.put(path + "name", run.name());
    figures.put(path + "use", run.judged() ? "judges" : "fitted");
    figures.put(path + "deliveries", run.deliveries());
    figures.put(path + "deliveriesASubject", run.deliveriesASubject());
    figures.put(path + "timesMemory", run.timesMemory());
    figures.put(path + "micros", run.micros());
    figures.put(path + "modelMicros", model.micros(run));
    figures.put(path + "bytesASubject", run.bytesASubject());
    figures.put(path + "modelBytesASubject", model.bytes(run.deliveriesASubject(), run.measures()));
    figures.put(path + "measures", run.measures());
    figures.put(path + "routing", run.routing());
    figures.put(path + "fileBytes", run.fileBytes());
    figures.put(path + "writtenBytes", run.writtenBytes());
    figures.put(path + "subjects", run.subjects());
    figures.put(path + "subscribers", run.subscribers());
    figures.put(path + "signals", run.signals());
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
    for (int number = 1; figures.has(RUN + number); number++) {
      lines.add(run(figures, RUN + number + '.'));
    }
    lines.add("");
    SizingModel model = SizingModel.of(figures);
    lines.add("| term | |");
    lines.add("|---|---|");
    lines.add(term("a signal on its way", "us", model.signal()));
    lines.add(term("each of its deliveries on its way", "us", model.routed()));
    lines.add(term("a delivery, judged", "us", model.judged()));
    lines.add(
        term("the same for each doubling of 1 + the subject's deliveries", "us", model.seen()));
    lines.add(term("... and hundred measures", "us", model.seenMeasures()));
    lines.add(term("the same for each doubling of 1 + state / memory", "us", model.depth()));
    lines.add(term("a subject", "bytes", model.subject()));
    lines.add(term("for each doubling of 1 + its deliveries", "bytes", model.history()));
    lines.add(term("... and hundred measures", "bytes", model.historyMeasures()));
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

  private static String run(BenchFigures figures, String path) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %.2f | %.1f | %.2f | %.1f | %.1f | %,.0f | %,.0f |",
        figures.text(path + "name"),
        figures.text(path + "use"),
        figures.get(path + "measures"),
        figures.get(path + "deliveries"),
        figures.get(path + "deliveriesASubject"),
        figures.get(path + "timesMemory"),
        figures.get(path + "micros"),
        figures.get(path + "modelMicros"),
        figures.get(path + "bytesASubject"),
        figures.get(path + "modelBytesASubject"));
  }

  private static String term(String what, String unit, double value) {
    return String.format(Locale.ROOT, "| %s, %s | %,.1f |", what, unit, value);
  }
}
