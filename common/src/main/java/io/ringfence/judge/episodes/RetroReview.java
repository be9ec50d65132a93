package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.evaluation.RuleNames;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectEpisodes;
import io.ringfence.judge.timeline.SettledSignal;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reviews what is settled after a change of standing. The settled signals that are kept are
 * evaluated again by rules that read no measure (a measure cannot be read as of an earlier time);
 * an alert without grounds is retracted, and one that rests on other listings now gets a new
 * version. An episode that may still go on reopens: pending signals may add to it.
 */
public final class RetroReview {

  private final SubjectContext context;
  private final RuleNames names;
  private final AlertPublisher publisher;
  private final ListingEvidence listingEvidence;

  public RetroReview(SubjectContext context, RuleNames names, AlertPublisher publisher) {
    this.context = context;
    this.names = names;
    this.publisher = publisher;
    this.listingEvidence = new ListingEvidence(context);
  }

  public void review() {
    review(signal -> false);
  }

  /**
   * The same where some of the settled signals that are kept are none of the subject's: they go.
   *
   * @return how many they were
   */
  public int review(Predicate<SettledSignal> excluded) {
    SubjectEpisodes episodes = context.state().episodes();
    List<ReEvaluation> reevaluated = new ArrayList<>();
    Set<Integer> slots = new TreeSet<>(episodes.ruleSlots());
    for (SettledSignal each : context.state().settledSignals()) {
      ReEvaluation again = new ReEvaluation(context, names, each, excluded.test(each));
      reevaluated.add(again);
      slots.addAll(again.hits());
    }
    for (int slot : slots) {
      Rule rule = context.pack().rule(slot);
      if (rule != null && isReevaluated(rule)) {
        new EpisodeRebuild(context, listingEvidence, publisher, rule, reevaluated).rebuild();
      } else if (rule != null && episodes.get(slot) != null) {
        uphold(rule, episodes.get(slot));
      }
    }
    List<SettledSignal> kept = new ArrayList<>(reevaluated.size());
    for (ReEvaluation each : reevaluated) {
      if (!each.isExcluded()) {
        kept.add(each.settled(slot -> isReevaluated(context.pack().rule(slot))));
      }
    }
    context.state().settledSignals().replaceAll(kept);
    return reevaluated.size() - kept.size();
  }

  private static boolean isReevaluated(Rule rule) {
    return rule != null
        && rule.readsStanding()
        && rule.reads().isEmpty()
        && rule.mode() != Mode.OFF;
  }

  /**
   * What rests on measures is not evaluated again: it holds as long as one of its listings does.
   */
  private void uphold(Rule rule, RuleEpisodes episodes) {
    if (episodes.open() != null) {
      Episode upheld = upheld(rule, episodes.open());
      if (upheld == null) {
        Episode gone = episodes.open();
        episodes.conclude();
        if (episodes.published(gone.ordinal()) != null) {
          publisher.retract(rule, episodes, gone, listingEvidence.retraction(rule, gone));
        }
      } else {
        episodes.reopen(upheld);
      }
    }
    for (PublishedEpisode last : episodes.concluded()) {
      if (last.retracted()) {
        continue;
      }
      Episode upheld = upheld(rule, last.episode());
      if (upheld == null) {
        publisher.retract(
            rule, episodes, last.episode(), listingEvidence.retraction(rule, last.episode()));
      } else if (!upheld.equals(last.episode())) {
        publisher.publish(rule, episodes, Alert.State.CLOSED, upheld);
      }
    }
  }

  /** Null if the episode is to be retracted. */
  private Episode upheld(Rule rule, Episode episode) {
    if (context.clears(rule, episode.first())) {
      return null;
    }
    if (!rule.readsStanding() || episode.listings().isEmpty()) {
      return episode;
    }
    List<String> standing = listingEvidence.holding(episode);
    if (standing.equals(episode.listings())) {
      return episode;
    }
    Episode other = episode.restingOn(standing, episode.retro());
    for (long time : List.of(episode.first(), episode.last())) {
      other = other.restingAlsoOn(context.held(time).ids(), context.held(time).learntLater());
    }
    return other.listings().isEmpty() ? null : other;
  }
}
