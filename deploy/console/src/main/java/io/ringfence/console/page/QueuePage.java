package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.Alerts;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The queue of alerts.
 *
 * @param frauds that there are, for the filter
 */
public record QueuePage(PageLayout layout, QueueFilter filter, Shown list, List<String> frauds) {

  /** What fits on some screens; the filters find the others. */
  public static final int MOST_ROWS = 100;

  public static final List<Severity> GRAVEST_FIRST =
      List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

  /**
   * The alerts of a queue.
   *
   * @param bySeverity how many of each the filter lets through
   * @param held all that there are
   */
  public record Shown(List<AlertRow> rows, Map<Severity, Integer> bySeverity, Alerts held) {

    /** How many the filter lets through. */
    public int matching() {
      return bySeverity.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  public static QueuePage of(
      PageLayout layout, ConsoleView view, QueueFilter filter, Masking masking) {
    // As the filter compares them: one that would be masked is none to choose.
    List<String> frauds =
        view.alerts().all().stream()
            .map(CachedAlert::fraud)
            .distinct()
            .filter(each -> masking.text(each).equals(each))
            .limit(100)
            .sorted()
            .toList();
    return new QueuePage(layout, filter, list(view, filter, masking, MOST_ROWS), frauds);
  }

  /**
   * What a filter lets through.
   *
   * @param mostRows how many of the latest are shown; all are counted
   */
  public static Shown list(ConsoleView view, QueueFilter filter, Masking masking, int mostRows) {
    List<AlertRow> rows = new ArrayList<>();
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (CachedAlert each : view.alerts().all()) {
      if (filter.shows(each, view.verdicts().opinion(each.id()))) {
        counts.merge(each.severity(), 1, Integer::sum);
        if (rows.size() < mostRows) {
          rows.add(AlertRow.of(each, view.verdicts().of(each.id()), masking));
        }
      }
    }
    return new Shown(rows, counts, view.alerts());
  }
}
