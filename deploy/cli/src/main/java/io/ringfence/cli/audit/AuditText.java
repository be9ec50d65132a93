package io.ringfence.cli.audit;

import io.ringfence.cli.table.TextTable;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An audit as people read it. It names no subject but the one that was asked for. */
final class AuditText {

  private static final int LONGEST_NAME = 44;

  /** What is said of a subject is shown whole, as far as a terminal makes sense of it. */
  private static final int LONGEST_TEXT = 400;

  private final AuditReport report;
  private final StringBuilder text = new StringBuilder();

  AuditText(AuditReport report) {
    this.report = report;
  }

  @Override
  public String toString() {
    text.append("savepoint ").append(report.savepoint());
    text.append(" of checkpoint ").append(report.checkpoint());
    text.append(", as of ").append(AuditReport.time(report.asOf())).append("\n\n");
    if (!report.classes().isEmpty()) {
      text.append(classes()).append('\n');
    }
    text.append(impersonal());
    report.audit().search().ifPresent(this::subject);
    text.append('\n');
    report
        .audit()
        .faults()
        .forEach((fault, entries) -> text.append(entries).append(" x ").append(fault).append('\n'));
    verdict();
    return text.toString();
  }

  private TextTable classes() {
    TextTable table =
        new TextTable(
            2, LONGEST_NAME, "class", "", "keep", "entries", "keys", "oldest", "held", "overdue");
    for (Map.Entry<PolicyClass, Audit.ClassTally> each : report.classes()) {
      PolicyClass of = each.getKey();
      row(table, of.label(), "", report.keep(of), each.getValue().all());
      for (Map.Entry<String, Tally> piece : AuditReport.pieces(each.getValue())) {
        row(table, "", piece.getKey(), "", piece.getValue());
      }
    }
    return table;
  }

  private static void row(TextTable table, String of, String what, String keep, Tally tally) {
    table.row(
        of,
        what,
        keep,
        Long.toString(tally.entries()),
        Long.toString(tally.keys()),
        tally.oldest() == Long.MAX_VALUE ? "" : AuditReport.time(tally.oldest()),
        Long.toString(tally.held()),
        Long.toString(tally.overdue()));
  }

  private TextTable impersonal() {
    TextTable table = new TextTable(2, LONGEST_NAME, "no personal data", "", "entries");
    for (Map.Entry<StoredState, Long> each : report.audit().impersonal().entrySet()) {
      table.row(each.getKey().stored(), each.getKey().impersonal(), Long.toString(each.getValue()));
    }
    table.row("timers", "when a key is looked at again", Long.toString(report.audit().timers()));
    return table;
  }

  private void subject(NamedSubject search) {
    text.append("\nheld of ").append(search.subject().name()).append('\n');
    found(search.own(), false);
    text.append("\nheld of others, and names it\n");
    found(search.named(), true);
    text.append("\nits value stands ").append(search.allUnexplained());
    text.append(" times in bytes of which nothing above tells");
    String before = ": ";
    for (Map.Entry<String, Long> each : search.unexplained().entrySet()) {
      text.append(before).append(each.getValue()).append(" in ").append(each.getKey());
      before = ", ";
    }
    text.append('\n');
  }

  private void found(List<NamedSubject.Found> found, boolean others) {
    if (found.isEmpty()) {
      text.append("nothing\n");
      return;
    }
    TextTable table = new TextTable(6, LONGEST_TEXT, "class", "", "", "time", "until", "");
    for (NamedSubject.Found each : found) {
      table.row(
          each.of().map(PolicyClass::label).orElse(""),
          each.what(),
          others ? each.whose() : "",
          each.time() == Holding.UNKNOWN ? "" : AuditReport.time(each.time()),
          each.due() == Long.MAX_VALUE ? "" : AuditReport.time(each.due()),
          each.text());
    }
    text.append(table);
  }

  private void verdict() {
    long overdue = report.audit().overdue();
    if (overdue == 0) {
      text.append("nothing is past its retention\n");
      return;
    }
    text.append(overdue).append(" entries are past their retention, the first for ");
    long since =
        report.audit().classes().values().stream()
            .mapToLong(each -> each.all().longestDue())
            .min()
            .orElseThrow();
    text.append(Duration.ofMillis(report.asOf() - since).toHours()).append(" hours\n");
    if (report.isBehind()) {
      text.append("The latest event time is ");
      text.append(AuditReport.time(report.eventTime().getAsLong()));
      text.append(". A job that reads old records purges by it: see --as-of event-time.\n");
    }
  }
}
