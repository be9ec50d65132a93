package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.cli.evaluate.input.TrafficStatistics;
import io.ringfence.cli.evaluate.input.TruthLabels;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.evaluate.input.TruthLabels.Trap;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.story.StoryAlert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A truth and alerts made by hand. Times are minutes. */
public final class EvaluationFixtures {

  static final long MINUTE = 60_000;

  private final List<Attack> attacks = new ArrayList<>();
  private final List<Trap> traps = new ArrayList<>();
  private final List<AlertRecord> alerts = new ArrayList<>();
  private final Map<String, Long> times = new HashMap<>();
  private long subscribers = 1_000;
  private long days = 1;

  public static Subject account(String name) {
    return new Subject(SubjectKind.ACCOUNT, name);
  }

  /** Of normal pace, from minute 100 to minute 200, with a signal every ten minutes. */
  public EvaluationFixtures attack(String account, String... frauds) {
    return attack(account, Pace.NORMAL, frauds);
  }

  public EvaluationFixtures attack(String account, Pace pace, String... frauds) {
    return attack(account, pace, List.of(frauds), Set.of(account(account)));
  }

  EvaluationFixtures attack(String account, Pace pace, List<String> frauds, Set<Subject> subjects) {
    Set<String> signals = new LinkedHashSet<>();
    for (int minute = 100; minute <= 200; minute += 10) {
      signals.add(account + "@" + minute);
      times.put(account + "@" + minute, minute * MINUTE);
    }
    attacks.add(
        new Attack(
            "attack-on-" + account, frauds, pace, subjects, 100 * MINUTE, 200 * MINUTE, signals));
    return this;
  }

  public EvaluationFixtures trap(String name, String account) {
    traps.add(new Trap(name, Set.of(account(account))));
    return this;
  }

  EvaluationFixtures of(long people, long daysLong) {
    this.subscribers = people;
    this.days = daysLong;
    return this;
  }

  /** Enforced, from minute 150 to minute 160. */
  public EvaluationFixtures alert(String rule, String fraud, String account) {
    return alert(alert(rule, fraud, account, 150, 160));
  }

  public EvaluationFixtures shadow(String rule, String fraud, String account) {
    return alert(with(alert(rule, fraud, account, 150, 160), Mode.SHADOW, false));
  }

  public EvaluationFixtures alert(AlertRecord alert) {
    alerts.add(alert);
    return this;
  }

  public static AlertRecord alert(
      String rule, String fraud, String account, long first, long last) {
    return alert(rule, fraud, account, Set.of(), first * MINUTE, last * MINUTE);
  }

  public static AlertRecord alert(
      String rule, String fraud, String account, Set<Subject> accused, long first, long last) {
    StoryAlert story =
        new StoryAlert(
            rule + " " + account + " " + first,
            Mode.ENFORCE,
            rule,
            fraud,
            Severity.MEDIUM,
            0,
            account(account),
            List.copyOf(accused),
            first,
            last,
            List.of(),
            "");
    return new AlertRecord(story, false, "what " + rule + " saw");
  }

  public static AlertRecord with(AlertRecord alert, Mode mode, boolean retracted) {
    return of(alert, mode, retracted, alert.story().severity(), alert.story().accused());
  }

  public static AlertRecord with(AlertRecord alert, Severity severity) {
    StoryAlert story = alert.story();
    return of(alert, story.mode(), alert.retracted(), severity, story.accused());
  }

  static AlertRecord with(AlertRecord alert, List<Subject> accused) {
    StoryAlert story = alert.story();
    return of(alert, story.mode(), alert.retracted(), story.severity(), accused);
  }

  private static AlertRecord of(
      AlertRecord alert, Mode mode, boolean retracted, Severity severity, List<Subject> accused) {
    StoryAlert story = alert.story();
    StoryAlert other =
        new StoryAlert(
            story.id(),
            mode,
            story.rule(),
            story.fraud(),
            severity,
            story.score(),
            story.subject(),
            accused,
            story.first(),
            story.last(),
            story.signals(),
            story.list());
    return new AlertRecord(other, retracted, alert.summary());
  }

  FolderScore scored() {
    TrafficStatistics journal =
        new TrafficStatistics(10_000, subscribers, 0, days * 1_440 * MINUTE, times);
    return Scorer.score("folder", new TruthLabels(attacks, traps, 0), journal, alerts);
  }

  public Evaluation evaluated() {
    return Evaluation.of(List.of(scored()), List.of());
  }
}
