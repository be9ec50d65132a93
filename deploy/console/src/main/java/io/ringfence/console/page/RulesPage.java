package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.store.RuleStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules, how often they hit, and what people said of their alerts.
 *
 * @param note what the figures are of
 */
public record RulesPage(PageLayout layout, List<Line> rules, String note) {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /**
   * One rule.
   *
   * @param right share of the judged alerts that were true, such as {@code 80%}; a dash if none was
   *     judged true or false
   */
  public record Line(
      String id,
      int version,
      String fraud,
      String title,
      String mode,
      String severity,
      String when,
      String changed,
      int hour,
      int day,
      int alerts,
      long hits,
      int isTrue,
      int isFalse,
      int unsure,
      String right) {}

  private static final class Counts {
    int hour;
    int day;
    int alerts;
    long hits;
    final Map<Opinion, Integer> opinions = new HashMap<>();
  }

  public static RulesPage of(PageLayout layout, ConsoleView view, Masking masking) {
    long now = view.now();
    Map<String, Counts> counts = new HashMap<>();
    Map<String, RuleStore.Known> rules = new TreeMap<>(view.rules().all());
    for (CachedAlert each : view.alerts().all()) {
      if (each.retracted()) {
        continue;
      }
      Counts ofRule = counts.computeIfAbsent(each.rule(), unknown -> new Counts());
      ofRule.alerts++;
      ofRule.hits += each.hits();
      ofRule.hour += each.last() > now - HOUR ? 1 : 0;
      ofRule.day += each.last() > now - DAY ? 1 : 0;
      ofRule.opinions.merge(view.verdicts().opinion(each.id()), 1, Integer::sum);
      rules.computeIfAbsent(each.rule(), unknown -> seen(each));
    }
    List<Line> lines = new ArrayList<>();
    rules.forEach(
        (id, known) -> lines.add(line(known, counts.getOrDefault(id, new Counts()), masking, now)));
    lines.sort(
        (a, b) ->
            a.alerts() != b.alerts()
                ? Integer.compare(b.alerts(), a.alerts())
                : a.id().compareTo(b.id()));
    return new RulesPage(
        layout,
        lines,
        "Figures are of the "
            + Formatting.number(view.alerts().held())
            + " alerts held here, without those that are retracted."
            + (view.alerts().dropped() > 0 ? " Older ones are dropped." : ""));
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

  private static Line line(RuleStore.Known rule, Counts ofRule, Masking masking, long now) {
    int isTrue = ofRule.opinions.getOrDefault(Opinion.TRUE, 0);
    int isFalse = ofRule.opinions.getOrDefault(Opinion.FALSE, 0);
    return new Line(
        masking.text(rule.id()),
        rule.version(),
        masking.text(rule.fraud()),
        masking.text(rule.title()),
        masking.text(rule.mode()),
        masking.text(rule.severity()),
        masking.text(rule.when()),
        rule.changed() == 0 ? "" : "changed " + Formatting.brief(rule.changed(), now),
        ofRule.hour,
        ofRule.day,
        ofRule.alerts,
        ofRule.hits,
        isTrue,
        isFalse,
        ofRule.opinions.getOrDefault(Opinion.UNSURE, 0),
        isTrue + isFalse == 0 ? "–" : Math.round(100.0 * isTrue / (isTrue + isFalse)) + "%");
  }
}
