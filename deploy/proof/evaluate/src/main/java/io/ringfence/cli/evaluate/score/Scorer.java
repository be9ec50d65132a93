package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.evaluate.input.TruthLabels.Trap;
import io.ringfence.signal.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What counts as found, wrong and a trap hit. An alert explains an attack if it names one of its
 * subjects, under one of its frauds, at its time. Subjects are looked up, so that the work grows
 * with the alerts and not with alerts times attacks.
 */
public final class Scorer {

  /** An alert may come this long after an attack's last signal: who acts on it, acts then. */
  static final long AFTER_MILLIS = Duration.ofHours(1).toMillis();

  private final TruthLabels truth;
  private final TrafficStatistics journal;
  private final List<Sought> sought = new ArrayList<>();
  private final Map<Subject, List<Sought>> attackers = new HashMap<>();
  private final Map<Subject, Set<String>> trapped = new HashMap<>();

  /** An attack, and what has come up of it. */
  private record Sought(
      Attack attack,
      List<AlertRecord> right,
      List<AlertRecord> shadow,
      List<AlertRecord> misnamed) {

    boolean touchedBy(AlertRecord alert) {
      return alert.story().first() <= attack.to() + AFTER_MILLIS
          && alert.story().last() >= attack.from();
    }
  }

  private Scorer(TruthLabels truth, TrafficStatistics journal) {
    this.truth = truth;
    this.journal = journal;
    for (Attack attack : truth.attacks()) {
      Sought one = new Sought(attack, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      sought.add(one);
      for (Subject subject : attack.subjects()) {
        attackers.computeIfAbsent(subject, unseen -> new ArrayList<>()).add(one);
      }
    }
    for (Trap trap : truth.traps()) {
      for (Subject subject : trap.subjects()) {
        trapped.computeIfAbsent(subject, unseen -> new TreeSet<>()).add(trap.name());
      }
    }
  }

  /**
   * Scores alerts.
   *
   * @param folder name of the traffic, as it is shown
   * @param alerts the last version of each
   */
  public static FolderScore score(
      String folder, TruthLabels truth, TrafficStatistics journal, Collection<AlertRecord> alerts) {
    return new Scorer(truth, journal).score(folder, alerts);
  }

  private FolderScore score(String folder, Collection<AlertRecord> alerts) {
    List<ScoredAlert> judged = new ArrayList<>();
    for (AlertRecord alert : alerts) {
      if (alert.enforced() || alert.shadow()) {
        judged.add(judge(alert));
      }
    }
    StoryLedger stories = new StoryLedger();
    for (ScoredAlert each : judged) {
      if (each.alert().enforced()) {
        stories.add(each.alert());
      }
    }
    for (Sought each : sought) {
      stories.explain(each.attack, each.right);
    }
    stories.close();
    return new FolderScore(
        folder,
        journal.signals(),
        truth.subscribers() > 0 ? truth.subscribers() : journal.accounts(),
        journal.days(),
        truth.traps().size(),
        sought.stream().map(each -> outcome(each, stories)).toList(),
        judged,
        stories.count(),
        stories.mixed());
  }

  private ScoredAlert judge(AlertRecord alert) {
    Set<Sought> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<String> traps = new TreeSet<>();
    for (Subject subject : alert.accused()) {
      for (Sought each : attackers.getOrDefault(subject, List.of())) {
        if (each.touchedBy(alert)) {
          met.add(each);
        }
      }
      traps.addAll(trapped.getOrDefault(subject, Set.of()));
    }
    boolean right = false;
    for (Sought each : met) {
      if (each.attack.frauds().contains(alert.story().fraud())) {
        (alert.enforced() ? each.right : each.shadow).add(alert);
        right = true;
      } else if (alert.enforced()) {
        each.misnamed.add(alert);
      }
    }
    return new ScoredAlert(alert, right, traps);
  }

  private AttackOutcome outcome(Sought one, StoryLedger stories) {
    Attack attack = one.attack;
    OptionalLong first = one.right.stream().mapToLong(alert -> alert.story().first()).min();
    OptionalLong millis = OptionalLong.empty();
    OptionalLong signals = OptionalLong.empty();
    if (first.isPresent()) {
      long at = first.getAsLong();
      millis = OptionalLong.of(Math.max(0, at - attack.from()));
      List<Long> times =
          attack.signals().stream().map(journal.times()::get).filter(t -> t != null).toList();
      if (!times.isEmpty()) {
        signals = OptionalLong.of(times.stream().filter(time -> time <= at).count());
      }
    }
    return new AttackOutcome(
        attack, one.right, one.shadow, one.misnamed, stories.of(one.right), millis, signals);
  }
}
