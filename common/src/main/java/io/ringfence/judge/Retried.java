package io.ringfence.judge;

import io.ringfence.rule.Rule;
import io.ringfence.standing.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** A settled signal that is evaluated again by what the lists now say of its time. */
final class Retried {

  private final Case context;
  private final Traced before;
  private final Judgement evaluation;
  private final List<Integer> hits;
  private final TreeSet<Integer> accepted;

  Retried(Case context, Names names, Traced before) {
    this.context = context;
    this.before = before;
    Pending again = new Pending(before.observation(), before.time());
    again.evaluated(before.hits());
    evaluation = Judgement.ofSettled(context, names, again);
    hits = evaluation.hits();
    accepted = new TreeSet<>(before.hits());
  }

  long time() {
    return before.time();
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
    if (!hit && wasHit(rule)) {
      Held held = context.held(time(), before.observation().parties());
      hit = !held.allowed() && !restedOn.isEmpty() && held.ids().containsAll(restedOn);
    }
    if (hit) {
      accepted.add(rule.slot());
    } else {
      accepted.remove(rule.slot());
    }
    return hit;
  }

  Hit hit(Rule rule) {
    return evaluation.hit(rule);
  }

  /** What to keep of it, with the new results of the rules that are evaluated again. */
  Traced settled(IntPredicate isReevaluated) {
    List<Integer> kept = new ArrayList<>();
    TreeSet<Integer> all = new TreeSet<>(before.hits());
    all.addAll(accepted);
    for (int slot : all) {
      if (isReevaluated.test(slot) ? accepted.contains(slot) : before.hits().contains(slot)) {
        kept.add(slot);
      }
    }
    return new Traced(before.observation(), before.time(), kept);
  }
}
