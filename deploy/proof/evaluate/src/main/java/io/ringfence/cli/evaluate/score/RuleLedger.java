package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.cli.evaluate.score.RuleFigures.Known;
import io.ringfence.rule.Mode;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what each rule does, folder by folder. */
final class RuleLedger {

  private final Map<String, Account> accounts = new TreeMap<>();

  /** One rule's account; what it is called may come with its first alert. */
  private static final class Account {
    private final Known rule;
    private final List<ScoredAlert> alerts = new ArrayList<>();
    private int wrongAlone;
    private int attacks;
    private int attacksAlone;

    private Account(Known rule) {
      this.rule = rule;
    }

    private RuleFigures figures() {
      int right = (int) alerts.stream().filter(ScoredAlert::right).count();
      return new RuleFigures(
          rule,
          new Share(right, alerts.size()),
          wrongAlone,
          TrapHits.of(alerts),
          attacks,
          attacksAlone);
    }
  }

  /**
   * The figures by rule, enforced ones first.
   *
   * @param rules those that are listed even if they raised nothing
   */
  static List<RuleFigures> figures(Collection<Known> rules, List<FolderScore> scored) {
    RuleLedger ledger = new RuleLedger();
    rules.forEach(rule -> ledger.accounts.put(rule.id(), new Account(rule)));
    scored.forEach(ledger::add);
    List<RuleFigures> figures = new ArrayList<>();
    for (Mode mode : List.of(Mode.ENFORCE, Mode.SHADOW)) {
      ledger.accounts.values().stream()
          .filter(account -> account.rule.mode() == mode)
          .forEach(account -> figures.add(account.figures()));
    }
    return figures;
  }

  private void add(FolderScore scored) {
    Map<Subject, Set<String>> wronged = new HashMap<>();
    for (ScoredAlert each : scored.alerts()) {
      of(each.alert()).alerts.add(each);
      if (!each.right() && each.alert().enforced()) {
        for (Subject subject : each.alert().accused()) {
          wronged
              .computeIfAbsent(subject, unseen -> new TreeSet<>())
              .add(each.alert().story().rule());
        }
      }
    }
    for (ScoredAlert each : scored.alerts()) {
      if (!each.right() && alone(each.alert(), wronged)) {
        of(each.alert()).wrongAlone++;
      }
    }
    for (AttackOutcome outcome : scored.attacks()) {
      Set<String> enforced = AttackOutcome.rules(outcome.right());
      Set<String> shadow = AttackOutcome.rules(outcome.shadow());
      shadow.removeAll(enforced);
      enforced.forEach(rule -> found(rule, enforced.size() == 1));
      shadow.forEach(rule -> found(rule, enforced.isEmpty()));
    }
  }

  private void found(String rule, boolean alone) {
    Account account = accounts.get(rule);
    account.attacks++;
    account.attacksAlone += alone ? 1 : 0;
  }

  private Account of(AlertRecord alert) {
    return accounts.computeIfAbsent(
        alert.story().rule(),
        id -> new Account(new Known(id, alert.story().mode(), alert.story().fraud())));
  }

  private static boolean alone(AlertRecord alert, Map<Subject, Set<String>> wronged) {
    for (Subject subject : alert.accused()) {
      for (String rule : wronged.getOrDefault(subject, Set.of())) {
        if (!rule.equals(alert.story().rule())) {
          return false;
        }
      }
    }
    return true;
  }
}
