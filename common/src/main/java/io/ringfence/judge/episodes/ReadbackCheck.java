package io.ringfence.judge.episodes;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.AlertLabels;
import io.ringfence.judge.context.Publication;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.rule.Rule;

/**
 * Compares alerts that are read back with what is known. After a crash the restored state may never
 * come to an alert that was published before: signals of several partitions come in another order
 * the second time. The state's own version counts, and is published above the one read back.
 */
public record ReadbackCheck(SubjectContext context, AlertPublisher publisher) {

  private static final String NOT_RAISED_AGAIN = "not raised again after a restart";

  /** Answers go on above what they answer, and stay within what readers accept. */
  private static final int MOST_ANSWERED = AlertClaim.MOST_VERSION / 2;

  public void take(AlertReadback readback) {
    SubjectState state = context.state();
    Rule rule = context.pack().rule(readback.ruleSlot());
    RuleEpisodes episodes = state.episodes().get(readback.ruleSlot());
    PublishedEpisode known = episodes == null ? null : episodes.published(readback.ordinal());
    if (rule == null || readback.last() <= state.erased() || !believed(rule, known, readback)) {
      context.outcome().unchanged();
    } else if (known != null) {
      compare(rule, episodes, known, readback);
    } else if (episodes != null && episodes.isConcluded(readback.ordinal())) {
      context.outcome().unchanged(); // over, and no longer kept whole
    } else if (!state.readbacks().add(readback)) {
      context.outcome().unchanged();
    }
  }

  /**
   * Whether the alert may be this job's: its id is the one that the episode has, and its version
   * can have been counted up. A higher one would leave no room above it.
   */
  private boolean believed(Rule rule, PublishedEpisode known, AlertReadback readback) {
    boolean confirmed = known != null && readback.version() <= known.version();
    return readback.id().equals(context.alertId(rule, readback.ordinal()))
        && (confirmed || readback.version() <= MOST_ANSWERED);
  }

  private void compare(
      Rule rule, RuleEpisodes episodes, PublishedEpisode known, AlertReadback readback) {
    if (readback.version() < known.version()
        || (readback.version() == known.version() && same(readback, known))) {
      context.outcome().unchanged();
      return;
    }
    publisher.repeat(rule, episodes, known, readback.version());
  }

  private static boolean same(AlertReadback readback, PublishedEpisode known) {
    Episode episode = known.episode();
    return readback.state() == known.state()
        && readback.first() == episode.first()
        && readback.last() == episode.last()
        && readback.hits() == episode.hits();
  }

  /** Retracts alerts without an episode, once all signals that could raise them have arrived. */
  public void retractUnclaimed(boolean ended) {
    long before = ended ? Long.MAX_VALUE : context.frontier();
    for (AlertReadback each : context.state().readbacks().takeBefore(before)) {
      if (each.state() != Alert.State.RETRACTED) {
        retract(each);
      }
    }
  }

  private void retract(AlertReadback readback) {
    Rule rule = context.pack().rule(readback.ruleSlot());
    int version = readback.version() + 1;
    context
        .outcome()
        .publications()
        .add(
            Publication.retracted(
                readback.id(),
                AlertJson.retracted(readback.json(), version, NOT_RAISED_AGAIN),
                rule == null ? AlertLabels.NONE : AlertLabels.of(rule),
                version));
    if (rule != null) {
      publisher.autoListing().disown(rule, readback);
    }
  }
}
