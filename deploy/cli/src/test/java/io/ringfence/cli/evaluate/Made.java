package io.ringfence.cli.evaluate;

import io.ringfence.cli.evaluate.Truth.Attack;
import io.ringfence.cli.evaluate.Truth.Trap;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A truth and alerts made by hand. Times are minutes. */
public final class Made {

  static final long MINUTE = 60_000;

  private final List<Attack> attacks = new ArrayList<>();
  private final List<Trap> traps = new ArrayList<>();
  private final List<Accusation> alerts = new ArrayList<>();
  private final Map<String, Long> times = new HashMap<>();
  private long subscribers = 1_000;
  private long days = 1;

  public static Subject account(String name) {
    return new Subject(SubjectKind.ACCOUNT, name);
  }

  /** Of normal pace, from minute 100 to minute 200, with a signal every ten minutes. */
  Made attack(String account, String... frauds) {
    return attack(account, Pace.NORMAL, frauds);
  }

  Made attack(String account, Pace pace, String... frauds) {
    Set<String> signals = new LinkedHashSet<>();
    for (int minute = 100; minute <= 200; minute += 10) {
      signals.add(account + "@" + minute);
      times.put(account + "@" + minute, minute * MINUTE);
    }
    attacks.add(
        new Attack(
            "attack-on-" + account,
            List.of(frauds),
            pace,
            Set.of(account(account)),
            100 * MINUTE,
            200 * MINUTE,
            signals));
    return this;
  }

  Made trap(String name, String account) {
    traps.add(new Trap(name, Set.of(account(account))));
    return this;
  }

  Made of(long people, long daysLong) {
    this.subscribers = people;
    this.days = daysLong;
    return this;
  }

  /** Enforced, from minute 150 to minute 160. */
  Made alert(String rule, String fraud, String account) {
    return alert(alert(rule, fraud, account, 150, 160));
  }

  Made shadow(String rule, String fraud, String account) {
    return alert(with(alert(rule, fraud, account, 150, 160), Mode.SHADOW, false));
  }

  Made alert(Accusation alert) {
    alerts.add(alert);
    return this;
  }

  public static Accusation alert(String rule, String fraud, String account, long first, long last) {
    return alert(rule, fraud, account, Set.of(), first * MINUTE, last * MINUTE);
  }

  public static Accusation alert(
      String rule, String fraud, String account, Set<Subject> accused, long first, long last) {
    Set<Subject> all = new LinkedHashSet<>(accused);
    all.add(account(account));
    return new Accusation(
        rule + " " + account + " " + first,
        1,
        false,
        rule,
        Mode.ENFORCE,
        fraud,
        Severity.MEDIUM,
        account(account),
        all,
        first,
        last,
        "what " + rule + " saw",
        List.of());
  }

  public static Accusation with(Accusation alert, Mode mode, boolean retracted) {
    return of(alert, mode, retracted, alert.severity());
  }

  public static Accusation with(Accusation alert, Severity severity) {
    return of(alert, alert.mode(), alert.retracted(), severity);
  }

  private static Accusation of(Accusation alert, Mode mode, boolean retracted, Severity severity) {
    return new Accusation(
        alert.id(),
        alert.version(),
        retracted,
        alert.rule(),
        mode,
        alert.fraud(),
        severity,
        alert.subject(),
        alert.accused(),
        alert.first(),
        alert.last(),
        alert.summary(),
        alert.signals());
  }

  Scored scored() {
    Journal journal = new Journal(10_000, subscribers, 0, days * 1_440 * MINUTE, times);
    return Scorer.score("folder", new Truth(attacks, traps, OptionalLong.empty()), journal, alerts);
  }

  Evaluation evaluated() {
    return Evaluation.of(List.of(scored()), List.of());
  }
}
