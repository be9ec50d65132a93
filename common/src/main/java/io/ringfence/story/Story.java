package io.ringfence.story;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts about the same attack.
 *
 * @param id that of the earliest alert (lowest {@code first}, then id). It stays as the story
 *     grows; it changes only if that alert is retracted, or if the story turns out to have begun
 *     earlier: a late record makes another alert the earliest, or a new alert links it to an
 *     earlier story, whose id both then have
 * @param mode whether its rules are enforced
 * @param charges what is suspected, gravest first
 * @param severity the highest of its alerts
 * @param score the highest of those with that severity
 * @param first of all its alerts, epoch milliseconds
 * @param last of all its alerts
 * @param cast whom its alerts name, those that most alerts are about first
 * @param alerts earliest first
 * @param signals ids of all evidence, in the order of the alerts
 * @param headline the story in one sentence
 */
public record Story(
    String id,
    Mode mode,
    List<Charge> charges,
    Severity severity,
    double score,
    long first,
    long last,
    List<Role> cast,
    List<StoryAlert> alerts,
    Set<String> signals,
    String headline) {

  /**
   * One fraud of a story.
   *
   * @param rules that raised it
   * @param first when it first showed
   */
  public record Charge(
      String fraud, Severity severity, double score, Set<String> rules, int alerts, long first) {

    private Charge and(StoryAlert alert) {
      int more = alert.severity().compareTo(severity);
      boolean graver = more > 0 || (more == 0 && alert.score() > score);
      rules.add(alert.rule());
      return new Charge(
          fraud,
          graver ? alert.severity() : severity,
          graver ? alert.score() : score,
          rules,
          alerts + 1,
          first);
    }
  }

  /**
   * A subject's part in a story.
   *
   * @param about how many alerts are about it
   * @param named how many alerts name it, as their subject or among the accused
   */
  public record Role(Subject subject, int about, int named) {}

  private static final Comparator<Charge> GRAVEST_FIRST =
      Comparator.comparing(Charge::severity)
          .thenComparing(Charge::score)
          .reversed()
          .thenComparing(Charge::first)
          .thenComparing(Charge::fraud);

  private static final Comparator<Role> MOST_ACCUSED_FIRST =
      Comparator.comparingInt(Role::about)
          .thenComparing(Role::named)
          .reversed()
          .thenComparing(role -> Headline.rank(role.subject().kind()))
          .thenComparing(role -> role.subject().value());

  /**
   * Makes one story of alerts.
   *
   * @param alerts at least one, in order of {@code first}, then id
   */
  static Story of(List<StoryAlert> alerts) {
    Map<String, Charge> charges = new LinkedHashMap<>();
    Map<Subject, Role> roles = new LinkedHashMap<>();
    Set<String> signals = new LinkedHashSet<>();
    long last = Long.MIN_VALUE;
    for (StoryAlert each : alerts) {
      Charge charge = charges.get(each.fraud());
      charges.put(each.fraud(), charge == null ? charge(each) : charge.and(each));
      roles.merge(each.subject(), new Role(each.subject(), 1, 1), Story::sum);
      for (Subject accused : each.accused()) {
        roles.merge(accused, new Role(accused, 0, 1), Story::sum);
      }
      signals.addAll(each.signals());
      last = Math.max(last, each.last());
    }
    List<Charge> gravest = charges.values().stream().sorted(GRAVEST_FIRST).toList();
    List<Role> cast = roles.values().stream().sorted(MOST_ACCUSED_FIRST).toList();
    StoryAlert earliest = alerts.get(0);
    return new Story(
        earliest.id(),
        earliest.mode(),
        gravest,
        gravest.get(0).severity(),
        gravest.get(0).score(),
        earliest.first(),
        last,
        cast,
        List.copyOf(alerts),
        signals,
        Headline.of(List.copyOf(charges.values()), cast, alerts));
  }

  private static Charge charge(StoryAlert alert) {
    Set<String> rules = new LinkedHashSet<>();
    rules.add(alert.rule());
    return new Charge(alert.fraud(), alert.severity(), alert.score(), rules, 1, alert.first());
  }

  private static Role sum(Role one, Role other) {
    return new Role(one.subject(), one.about() + other.about(), one.named() + other.named());
  }
}
