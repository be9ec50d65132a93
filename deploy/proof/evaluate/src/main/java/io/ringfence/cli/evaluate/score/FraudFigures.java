package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.Pace;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How well one fraud is detected, or all of them. An attack counts under its best name, an alert
 * under its own.
 *
 * @param normal attacks of normal pace that are found
 * @param slow slow attacks that are found
 * @param right enforced alerts that an attack explains
 * @param medianMillis from an attack's start to its first right alert, over the found ones
 * @param ninetiethMillis the time within which nine of ten of them are found
 * @param medianSignals how many of an attack's signals there were until then
 * @param traps enforced alerts that accuse a trap
 * @param wrongPerThousandDays wrong alerts per 1,000 subscribers and day; empty if there were no
 *     subscribers or no time
 * @param alertsPerStory right alerts for each attack and name under which it is reported: 1 is best
 * @param storiesPerAttack stories for each attack that is found: 1 is best
 * @param mixedStories stories that make one of several attacks: 0 is best
 */
public record FraudFigures(
    String fraud,
    Share normal,
    Share slow,
    Share right,
    OptionalLong medianMillis,
    OptionalLong ninetiethMillis,
    OptionalLong medianSignals,
    TrapHits traps,
    OptionalDouble wrongPerThousandDays,
    OptionalDouble alertsPerStory,
    OptionalDouble storiesPerAttack,
    int mixedStories) {

  /** Enforced alerts that no attack explains. */
  public int wrong() {
    return right.of() - right.part();
  }

  /** Of one fraud. */
  static FraudFigures of(String fraud, List<FolderScore> scored) {
    return new Selection(scored, fraud).figures();
  }

  /** Of all frauds together. */
  static FraudFigures total(List<FolderScore> scored) {
    return new Selection(scored, "").figures();
  }

  /** What is counted: all frauds if the name is empty. */
  private record Selection(List<FolderScore> scored, String fraud) {

    boolean has(String name) {
      return fraud.isEmpty() || fraud.equals(name);
    }

    FraudFigures figures() {
      List<AttackOutcome> attacks =
          scored.stream()
              .flatMap(each -> each.attacks().stream())
              .filter(outcome -> has(outcome.attack().best()))
              .toList();
      List<ScoredAlert> alerts =
          scored.stream()
              .flatMap(each -> each.alerts().stream())
              .filter(each -> each.alert().enforced() && has(each.alert().story().fraud()))
              .toList();
      int right = (int) alerts.stream().filter(ScoredAlert::right).count();
      double days = scored.stream().mapToDouble(FolderScore::subscriberDays).sum();
      return new FraudFigures(
          fraud.isEmpty() ? "all" : fraud,
          found(attacks, Pace.NORMAL),
          found(attacks, Pace.SLOW),
          new Share(right, alerts.size()),
          quantile(attacks.stream().map(AttackOutcome::millis), 0.5),
          quantile(attacks.stream().map(AttackOutcome::millis), 0.9),
          quantile(attacks.stream().map(AttackOutcome::signals), 0.5),
          TrapHits.of(alerts),
          days > 0
              ? OptionalDouble.of(1_000 * (alerts.size() - right) / days)
              : OptionalDouble.empty(),
          alertsPerStory(),
          storiesPerAttack(attacks),
          (int)
              scored.stream()
                  .flatMap(each -> each.mixed().stream())
                  .filter(mixed -> mixed.stream().anyMatch(attack -> has(attack.best())))
                  .count());
    }

    private static OptionalDouble storiesPerAttack(List<AttackOutcome> attacks) {
      return attacks.stream()
          .filter(AttackOutcome::found)
          .mapToInt(AttackOutcome::stories)
          .average();
    }

    /** Where a rank falls between two values, the larger one counts: no figure flatters. */
    private static OptionalLong quantile(Stream<OptionalLong> values, double share) {
      long[] ascending = values.flatMapToLong(OptionalLong::stream).sorted().toArray();
      int rank = Math.min((int) Math.floor(share * ascending.length), ascending.length - 1);
      return rank < 0 ? OptionalLong.empty() : OptionalLong.of(ascending[rank]);
    }

    private static Share found(List<AttackOutcome> attacks, Pace pace) {
      List<AttackOutcome> ofPace = attacks.stream().filter(a -> a.attack().pace() == pace).toList();
      return new Share((int) ofPace.stream().filter(AttackOutcome::found).count(), ofPace.size());
    }

    private OptionalDouble alertsPerStory() {
      int stories = 0;
      int alerts = 0;
      for (FolderScore each : scored) {
        for (AttackOutcome outcome : each.attacks()) {
          Set<String> names = new HashSet<>();
          for (AlertRecord alert : outcome.right()) {
            if (has(alert.story().fraud())) {
              alerts++;
              names.add(alert.story().fraud());
            }
          }
          stories += names.size();
        }
      }
      return stories == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) alerts / stories);
    }
  }
}
