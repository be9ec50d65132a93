package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.store.RuleStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules, how often they hit, and what people said of their alerts.
 *
 * @param held how many alerts there are, of which the figures are
 * @param dropped how many there were that are no longer here
 */
public record RulesPage(PageLayout layout, List<Line> rules, int held, long dropped) {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /**
   * One rule.
   *
   * @param hour alerts of the last hour
   */
  public record Line(
      RuleStore.Known rule,
      long hour,
      long day,
      int alerts,
      long hits,
      long isTrue,
      long isFalse,
      long unsure) {}

  public static RulesPage of(PageLayout layout, ConsoleView view, Masking masking) {
    Map<String, List<CachedAlert>> alerts =
        view.alerts().all().stream()
            .filter(each -> !each.retracted())
            .collect(Collectors.groupingBy(CachedAlert::rule));
    Map<String, RuleStore.Known> rules = new TreeMap<>(view.rules().all());
    alerts.forEach((id, all) -> rules.computeIfAbsent(id, unknown -> seen(all.get(0))));
    List<Line> lines = new ArrayList<>();
    rules.forEach(
        (id, known) -> lines.add(line(known, alerts.getOrDefault(id, List.of()), view, masking)));
    lines.sort(
        Comparator.comparingInt((Line each) -> -each.alerts())
            .thenComparing(each -> each.rule().id()));
    return new RulesPage(layout, lines, view.alerts().held(), view.alerts().dropped());
  }

  /** A rule that is known by its alerts only. */
  private static RuleStore.Known seen(CachedAlert alert) {
    return new RuleStore.Known(
        alert.rule(),
        alert.ruleVersion(),
        alert.fraud(),
        alert.title(),
        alert.mode().label(),
        alert.whole().at("/evidence/when").asText(),
        alert.grade(),
        0);
  }

  private static Line line(
      RuleStore.Known rule, List<CachedAlert> alerts, ConsoleView view, Masking masking) {
    return new Line(
        new RuleStore.Known(
            masking.text(rule.id()),
            rule.version(),
            masking.text(rule.fraud()),
            masking.text(rule.title()),
            masking.text(rule.mode()),
            masking.text(rule.when()),
            masking.text(rule.severity()),
            rule.changed()),
        since(alerts, view.now() - HOUR),
        since(alerts, view.now() - DAY),
        alerts.size(),
        alerts.stream().mapToLong(CachedAlert::hits).sum(),
        judged(alerts, Opinion.TRUE, view),
        judged(alerts, Opinion.FALSE, view),
        judged(alerts, Opinion.UNSURE, view));
  }

  private static long since(List<CachedAlert> alerts, long moment) {
    return alerts.stream().filter(each -> each.last() > moment).count();
  }

  private static long judged(List<CachedAlert> alerts, Opinion opinion, ConsoleView view) {
    return alerts.stream().filter(each -> view.verdicts().opinion(each.id()) == opinion).count();
  }
}
