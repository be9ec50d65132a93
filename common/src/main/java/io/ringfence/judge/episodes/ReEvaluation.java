package io.ringfence.judge.episodes;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.evaluation.RuleEvaluation;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.RuleHit;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.rule.Rule;
import io.ringfence.standing.ActiveListings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** A settled signal that is evaluated again by what the lists now say of its time. */
final class ReEvaluation {

  private final SubjectContext context;
  private final SettledSignal before;
  private final boolean excluded;
  private final RuleEvaluation evaluation;
  private final List<Integer> hits;
  private final TreeSet<Integer> accepted;

  /**
   * Evaluates a signal again.
   *
   * @param excluded whether it is none of the subject's, so that no rule holds at it
   */
  ReEvaluation(SubjectContext context, RuleNames names, SettledSignal before, boolean excluded) {
    this.context = context;
    this.before = before;
    this.excluded = excluded;
    PendingSignal again = new PendingSignal(before.observation(), before.time());
    again.evaluated(before.hits());
    evaluation = RuleEvaluation.ofSettled(context, names, again);
    hits = excluded ? List.of() : evaluation.hits();
    accepted = new TreeSet<>(before.hits());
  }

  boolean isExcluded() {
    return excluded;
  }

  long time() {
    return before.time();
  }

  /** How many signals it stands for: 1, but of a crowd. */
  int signals() {
    return before.observation().signals();
  }

  /** Slots of the rules that hold now. */
  List<Integer> hits() {
    return hits;
  }

  boolean wasHit(Rule rule) {
    return before.hits().contains(rule.slot());
  }

  /**
   * Whether the rule holds now.
   *
   * @param restedOn the listings that it rested on when it held. While they all hold the rule does,
   *     too: a changed rule counts only for later signals
   */
  boolean isHit(Rule rule, List<String> restedOn) {
    boolean hit = hits.contains(rule.slot());
    if (!hit && !excluded && wasHit(rule)) {
      ActiveListings held = context.held(time(), before.observation().parties());
      hit =
          !held.clears(rule.id(), rule.fraud())
              && !restedOn.isEmpty()
              && held.ids().containsAll(restedOn);
    }
    if (hit) {
      accepted.add(rule.slot());
    } else {
      accepted.remove(rule.slot());
    }
    return hit;
  }

  RuleHit hit(Rule rule) {
    return evaluation.hit(rule);
  }

  /** What to keep of it, with the new results of the rules that are evaluated again. */
  SettledSignal settled(IntPredicate isReevaluated) {
    List<Integer> kept = new ArrayList<>();
    TreeSet<Integer> all = new TreeSet<>(before.hits());
    all.addAll(accepted);
    for (int slot : all) {
      if (isReevaluated.test(slot) ? accepted.contains(slot) : before.hits().contains(slot)) {
        kept.add(slot);
      }
    }
    return new SettledSignal(before.observation(), before.time(), kept);
  }
}
