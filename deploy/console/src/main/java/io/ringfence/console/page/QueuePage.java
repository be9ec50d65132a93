package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The queue of alerts.
 *
 * @param frauds that there are, for the filter
 */
public record QueuePage(
    PageLayout layout, QueueFilter filter, List list, java.util.List<String> frauds) {

  /** What fits on some screens; the filters find the others. */
  public static final int MOST_ROWS = 100;

  private static final java.util.List<Severity> GRAVEST_FIRST =
      java.util.List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

  /**
   * The alerts of a queue.
   *
   * @param matching how many the filter lets through
   * @param bySeverity of these, how many of each, the gravest first
   * @param held how many there are at all
   * @param note what is not here; empty if everything is
   */
  public record List(
      java.util.List<AlertRow> rows,
      int matching,
      java.util.List<Integer> bySeverity,
      int held,
      String note) {}

  public static QueuePage of(
      PageLayout layout, ConsoleView view, QueueFilter filter, Masking masking) {
    TreeSet<String> frauds = new TreeSet<>();
    for (CachedAlert each : view.alerts().all()) {
      // As the filter compares them: one that would be masked is none to choose.
      if (frauds.size() < 100 && masking.text(each.fraud()).equals(each.fraud())) {
        frauds.add(each.fraud());
      }
    }
    return new QueuePage(
        layout, filter, list(view, filter, masking), java.util.List.copyOf(frauds));
  }

  /** The latest that a filter lets through. */
  public static List list(ConsoleView view, QueueFilter filter, Masking masking) {
    java.util.List<AlertRow> rows = new ArrayList<>();
    for (CachedAlert each : view.alerts().all()) {
      if (rows.size() == MOST_ROWS) {
        break;
      }
      if (filter.shows(each, view.verdicts().opinion(each.id()))) {
        rows.add(AlertRow.of(each, view.verdicts().of(each.id()), masking));
      }
    }
    List counts = counts(view, filter);
    return new List(rows, counts.matching(), counts.bySeverity(), counts.held(), counts.note());
  }

  /** The same without the alerts themselves. */
  public static List counts(ConsoleView view, QueueFilter filter) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (CachedAlert each : view.alerts().all()) {
      Opinion opinion = view.verdicts().opinion(each.id());
      if (filter.shows(each, opinion)) {
        counts.merge(each.severity(), 1, Integer::sum);
      }
    }
    java.util.List<Integer> gravestFirst = new ArrayList<>();
    int matching = 0;
    for (Severity each : GRAVEST_FIRST) {
      int count = counts.getOrDefault(each, 0);
      gravestFirst.add(count);
      matching += count;
    }
    return new List(java.util.List.of(), matching, gravestFirst, view.alerts().held(), note(view));
  }

  private static String note(ConsoleView view) {
    StringBuilder note = new StringBuilder();
    if (view.alerts().dropped() > 0) {
      note.append(
          String.format(
              java.util.Locale.ROOT,
              "%,d alerts that began before %s UTC are no longer held here; the topic still has"
                  + " them. ",
              view.alerts().dropped(),
              Formatting.time(view.alerts().droppedBefore())));
    }
    if (view.alerts().unreadable() > 0) {
      note.append(
          String.format(
              java.util.Locale.ROOT,
              "%,d records of the topic could not be read as alerts.",
              view.alerts().unreadable()));
    }
    return note.toString().strip();
  }
}
