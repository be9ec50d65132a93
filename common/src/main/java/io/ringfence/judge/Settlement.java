package io.ringfence.judge;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.episodes.AlertPublisher;
import io.ringfence.judge.evaluation.Arrivals;
import io.ringfence.judge.evaluation.RuleEvaluation;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.links.LinkPropagation;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.RuleHit;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.PendingSeries;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Settles pending signals, strictly in order, once their order is final. */
record Settlement(
    SubjectContext context,
    RuleNames names,
    Arrivals arrivals,
    AlertPublisher publisher,
    LinkPropagation propagation) {

  /**
   * Signals that one update settles before their time: more than come with it, so that a crowd
   * shrinks, and so few that nobody waits for it.
   */
  private static final int MOST_EARLY = 8;

  /**
   * Settles what is final.
   *
   * @param next no signal before this time is known to come; a source that comes back from far
   *     behind event time still needs the windows that event time has passed
   */
  void settle(long next) {
    PendingSignals pending = context.state().pending();
    long frontier = context.frontier();
    boolean crowd = context.state().settled() > frontier;
    int most = crowd ? PendingSignals.MOST_OF_CROWD : pending.most();
    int count = 0;
    int early = 0;
    while (count < pending.size()) {
      if (pending.get(count).time() > frontier) {
        if (pending.size() - count <= most || early == MOST_EARLY) {
          break;
        }
        early++;
      }
      settle(pending.get(count));
      count++;
    }
    if (count > 0) {
      pending.removeSettled(count);
      context.state().windows().dropSpent(Math.min(frontier, next));
    }
  }

  private void settle(PendingSignal signal) {
    if (signal.observation().isExcluded()) {
      return; // it has done its work
    }
    SubjectState state = context.state();
    RuleEvaluation evaluation = RuleEvaluation.ofSettled(context, names, signal);
    if (!signal.isEvaluated() || arrivals.readsApproximate(signal)) {
      state.pending().evaluated(signal, evaluation.hits());
    }
    for (int slot : signal.hits()) {
      Rule rule = context.pack().rule(slot);
      if (rule != null) {
        settle(rule, evaluation.hit(rule));
      }
    }
    List<Contribution> contributions = signal.observation().contributions();
    for (int i = 0; i < contributions.size(); i++) {
      Measure measure = context.pack().measure(contributions.get(i).slot());
      if (measure != null) {
        state.windows().fold(signal.time(), contributions.get(i), measure.spec());
      }
    }
    keep(signal);
    state.settle(signal.time());
  }

  private void settle(Rule rule, RuleHit hit) {
    RuleEpisodes episodes = context.state().episodes().of(rule.slot());
    if (episodes.isQuietAt(hit.time(), rule)) {
      publisher.conclude(rule, episodes);
    }
    episodes.settle(rule, hit);
  }

  /** Keeps what rules on listings need of the signal, and takes in who was seen together. */
  private void keep(PendingSignal signal) {
    List<Rule> rules = List.of();
    for (int slot : signal.observation().rules()) {
      Rule rule = context.pack().rule(slot);
      if (rule != null && rule.readsStanding()) {
        rules = rules.isEmpty() ? new ArrayList<>(2) : rules;
        rules.add(rule);
      }
    }
    if (!rules.isEmpty()) {
      propagation.settle(signal.observation(), signal.time());
      context.state().settledSignals().add(SettledSignal.of(signal, rules));
    }
  }

  /** Whether a pending hit goes on with the open episode, of a source that is far behind. */
  private boolean goesOn(RuleEpisodes episodes, Rule rule) {
    PendingSeries hits = context.state().pending().hits(rule.slot());
    return hits.size() > 0 && hits.time(0) - episodes.open().last() <= rule.quietMillis();
  }

  /** Concludes episodes that are over for good; their last versions stay for a while. */
  void concludeQuiet() {
    long frontier = context.frontier();
    for (RuleEpisodes each : context.state().episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      if (rule != null && each.isQuietAt(frontier, rule) && !goesOn(each, rule)) {
        publisher.conclude(rule, each);
        each.trim(rule);
      }
    }
  }
}
