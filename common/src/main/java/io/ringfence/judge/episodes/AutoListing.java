package io.ringfence.judge.episodes;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;

/**
 * Lists subjects for the alerts of rules that say so: an entry with an alert's first version, the
 * same entry with another beginning when the alert's beginning moves, and its withdrawal when the
 * alert is retracted. All entries of one alert have one id, and the version of the alert.
 *
 * <p>The subject's own standing accepts an entry at once, and again, without effect, when it is
 * read back: results do not depend on how long that takes. Entries of ranges and networks concern
 * many subjects, and reach every judge when they are read back.
 */
public final class AutoListing {

  private static final String SOURCE = "ringfence";

  private final SubjectContext context;
  private boolean effective;

  AutoListing(SubjectContext context) {
    this.context = context;
  }

  /** Whether the subject's standing has changed since the last call. */
  public boolean tookEffect() {
    boolean was = effective;
    effective = false;
    return was;
  }

  /** Until when the subject is on the rule's list on account of the episode. */
  long until(Rule rule, Episode episode) {
    ListAs list = rule.list().orElseThrow();
    Standing standing = standing();
    ListingEntry known = standing.entry(id(rule, episode.ordinal()));
    if (known != null && known.from() == from(episode.first())) {
      return known.until();
    }
    return from(episode.first())
        + list.millis(standing.stretchesOver(list.list(), episode.first()));
  }

  /**
   * Lists or withdraws what follows from an alert's latest version.
   *
   * @param before the version before, or null
   * @param until as {@link #until} was before the version was published
   */
  void follow(Rule rule, PublishedEpisode before, PublishedEpisode now, long until) {
    boolean held = before != null && !before.retracted();
    Episode episode = now.episode();
    if (now.retracted()) {
      if (held && mayBeListed(rule, episode.ordinal())) {
        withdraw(rule, episode.ordinal(), now.version(), episode.first());
      }
    } else if (rule.mode() == Mode.ENFORCE
        && (!held || before.episode().first() != episode.first())) {
      list(rule, now, until);
    }
  }

  /** An earlier run of the job published the alert, and perhaps the entry that follows from it. */
  void repeat(Rule rule, PublishedEpisode now) {
    Episode episode = now.episode();
    if (rule.mode() != Mode.ENFORCE) {
      return;
    }
    if (now.retracted()) {
      withdraw(rule, episode.ordinal(), now.version(), episode.first());
    } else if (mayBeListed(rule, episode.ordinal())) {
      list(rule, now, until(rule, episode));
    }
  }

  /** Withdraws the entry that may have followed from an alert that this state does not know. */
  void disown(Rule rule, AlertReadback readback) {
    if (rule.list().isPresent() && rule.mode() == Mode.ENFORCE) {
      withdraw(rule, readback.ordinal(), readback.version() + 1, readback.first());
    }
  }

  private boolean mayBeListed(Rule rule, int ordinal) {
    return context.subject().kind().exact()
        ? context.state().standing().entry(id(rule, ordinal)) != null
        : rule.mode() == Mode.ENFORCE; // it may not have been read back yet
  }

  private Standing standing() {
    if (context.subject().kind().exact()) {
      return context.state().standing();
    }
    Standing shared = context.shared().get(context.subject().key());
    return shared == null ? new Standing() : shared;
  }

  private String id(Rule rule, int ordinal) {
    return context.alertId(rule, ordinal) + ":listed";
  }

  /** Just after the hit: if the entry held at the hit, a condition could undo itself. */
  private static long from(long first) {
    return first + 1;
  }

  private void list(Rule rule, PublishedEpisode now, long until) {
    emit(rule, now.episode().ordinal(), now.version(), now.episode().first(), until, false);
  }

  private void withdraw(Rule rule, int ordinal, int version, long first) {
    emit(rule, ordinal, version, first, Long.MAX_VALUE, true);
  }

  private void emit(
      Rule rule, int ordinal, int version, long first, long until, boolean retracted) {
    String why = rule.fraud() + ", rule " + rule.id();
    Listing listing =
        new Listing(
            id(rule, ordinal),
            first,
            SOURCE,
            retracted ? SignalTopic.LISTING_REMOVE : SignalTopic.LISTING_ADD,
            context.subject(),
            rule.list().orElseThrow().list(),
            retracted ? why + ": its alert is retracted" : why,
            from(first),
            until,
            retracted,
            "rule:" + rule.id(),
            version,
            new Origin(context.alertId(rule, ordinal), "", 0));
    context.outcome().listings().add(listing);
    effective |= context.subject().kind().exact() && context.state().standing().accept(listing);
  }
}
