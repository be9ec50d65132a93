package io.ringfence.judge;

import io.ringfence.alert.AlertLabels;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.JudgeSettings;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.LazyLinks;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.Replaced;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import java.util.List;
import java.util.Set;

/**
 * Decides on one subject at a time, from values: the state, what came, the clock. The result is a
 * function of the set of signals: arrivals in any order within the lateness, and repeats, lead to
 * the same last versions of the alerts.
 */
public final class Judge {

  private final Pack pack;
  private final JudgeSettings settings;
  private final RuleNames names;
  private final Pseudonym pseudonym;

  public Judge(Pack pack, JudgeSettings settings, Pseudonym pseudonym) {
    this.pack = pack;
    this.settings = settings;
    this.names = new RuleNames(pack);
    this.pseudonym = pseudonym;
  }

  /** What alerts of its rules are counted by, without rules that are off. */
  public List<AlertLabels> charges() {
    return pack.rules().stream().map(AlertLabels::of).toList();
  }

  /**
   * Takes in what reached a subject. The state is changed in place; {@link Outcome#changed} says
   * whether it has to be stored.
   */
  public Outcome take(
      SubjectState state, Delivery delivery, Clock clock, SharedStanding shared, LinkStore links) {
    long behind = delivery instanceof Observation observation ? observation.lag() : 0;
    state.namedBehind(behind, clock.watermark());
    return update(state, delivery.key(), clock, shared, links).take(delivery);
  }

  /** Evaluates again after a change of the shared standing that the subject is under. */
  public Outcome reconsider(
      SubjectState state, String key, Clock clock, SharedStanding shared, LinkStore links) {
    return update(state, key, clock, shared, links).reconsider();
  }

  /**
   * Publishes alerts again, each above its last version, because nobody may have seen that.
   *
   * @param ids the alerts'; those that the subject no longer has are passed over
   */
  public Outcome repeat(
      SubjectState state,
      String key,
      Set<String> ids,
      Clock clock,
      SharedStanding shared,
      LinkStore links) {
    return update(state, key, clock, shared, links).repeat(ids);
  }

  /**
   * Takes over a state in which the values of others who were erased have been replaced, and says
   * what has been published of it again, without them.
   *
   * @param states with those values and without
   * @param links the same of the subject's links; null where nothing is replaced in them
   */
  public Outcome replaceErased(
      Replaced<SubjectState> states,
      Replaced<SubjectLinks> links,
      String key,
      Clock clock,
      SharedStanding shared,
      LinkStore store) {
    return update(states.after(), key, clock, shared, store).replaceErased(states.before(), links);
  }

  /**
   * Does what has become due: settles, evaluates what is stale, closes episodes, purges.
   *
   * @param ended whether no more signals will come: everything that is known is published now, and
   *     the clock moves no further
   */
  public Outcome tick(
      SubjectState state,
      String key,
      Clock clock,
      SharedStanding shared,
      LinkStore links,
      boolean ended) {
    return update(state, key, clock, shared, links).tick(ended);
  }

  private SubjectUpdate update(
      SubjectState state, String key, Clock clock, SharedStanding shared, LinkStore links) {
    LazyLinks lazy = new LazyLinks(links, state.links());
    Subject subject = Subject.ofKey(key);
    return new SubjectUpdate(
        new SubjectContext(pack, settings, state, subject, clock, shared, lazy, new Outcome()),
        names,
        pseudonym);
  }
}
