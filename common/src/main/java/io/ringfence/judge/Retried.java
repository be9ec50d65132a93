package io.ringfence.judge;

import io.ringfence.rule.Rule;
import io.ringfence.standing.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** A settled signal that is judged again, by what the lists are known to have held at its time. */
final class Retried {

  private final Case the;
  private final Traced before;
  private final Judgement judgement;
  private final List<Integer> verdict;
  private final TreeSet<Integer> hits;

  Retried(Case the, Names names, Traced before) {
    this.the = the;
    this.before = before;
    Pending again = new Pending(before.sighting(), before.time());
    again.judged(before.hits());
    judgement = new Judgement(the, names, List.of(again), 0);
    verdict = judgement.verdict();
    hits = new TreeSet<>(before.hits());
  }

  long time() {
    return before.time();
  }

  List<Integer> verdict() {
    return verdict;
  }

  boolean wasHit(Rule rule) {
    return before.hits().contains(rule.slot());
  }

  /**
   * Whether the rule holds now.
   *
   * @param restedOn the listings that it rested on when it held. While they all hold it still does:
   *     a rule that has changed judges only what comes after it
   */
  boolean isHit(Rule rule, List<String> restedOn) {
    boolean hit = verdict.contains(rule.slot());
    if (!hit && wasHit(rule)) {
      Held held = the.held(time(), before.sighting().behind());
      hit = !held.allowed() && !restedOn.isEmpty() && held.ids().containsAll(restedOn);
    }
    if (hit) {
      hits.add(rule.slot());
    } else {
      hits.remove(rule.slot());
    }
    return hit;
  }

  Hit hit(Rule rule) {
    return judgement.hit(rule);
  }

  /** What is kept of it, with what was found of the rules that judge again. */
  Traced traced(IntPredicate judgesAgain) {
    List<Integer> kept = new ArrayList<>();
    TreeSet<Integer> all = new TreeSet<>(before.hits());
    all.addAll(hits);
    for (int slot : all) {
      if (judgesAgain.test(slot) ? hits.contains(slot) : before.hits().contains(slot)) {
        kept.add(slot);
      }
    }
    return new Traced(before.sighting(), before.time(), kept);
  }
}
