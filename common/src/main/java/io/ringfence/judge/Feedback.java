package io.ringfence.judge;

import io.ringfence.alert.AlertJson;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Topic;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Standing;

/**
 * What the alerts of rules that list their subject tell the lists: an entry when an alert is told
 * first, the same entry with another beginning when the alert's moves, nothing of it when the alert
 * is retracted. All of one alert's have one id, and the alert's version.
 *
 * <p>The subject's own standing takes them at once, and again, without effect, when they are read
 * back: what is judged does not depend on how long that takes. Entries of ranges and networks stand
 * for many subjects, and come back to all judges.
 */
public final class Feedback {

  private static final String SOURCE = "ringfence";

  private final Case the;
  private boolean effective;

  Feedback(Case the) {
    this.the = the;
  }

  /** Whether the subject's standing has changed since this was asked last. */
  public boolean tookEffect() {
    boolean was = effective;
    effective = false;
    return was;
  }

  /** Until when the subject is on the rule's list on account of the episode. */
  long until(Rule rule, Episode episode) {
    ListAs list = rule.list().orElseThrow();
    Standing standing = standing();
    Entry known = standing.entry(id(rule, episode.ordinal()));
    if (known != null && known.from() == from(episode.first())) {
      return known.until();
    }
    return from(episode.first())
        + list.millis(standing.stretchesOver(list.list(), episode.first()));
  }

  /**
   * Tells the lists what follows from an alert's latest version.
   *
   * @param before the version before, or null
   * @param until as {@link #until} had it before the alert was told
   */
  void follow(Rule rule, Published before, Published now, long until) {
    boolean stood = before != null && !before.retracted();
    Episode episode = now.episode();
    if (now.retracted()) {
      if (stood && mayBeListed(rule, episode.ordinal())) {
        withdraw(rule, episode.ordinal(), now.version(), episode.first());
      }
    } else if (rule.mode() == Mode.ENFORCE
        && (!stood || before.episode().first() != episode.first())) {
      list(rule, now, until);
    }
  }

  /** The alert was told by another life of the job, and so may have been what follows from it. */
  void repeat(Rule rule, Published now) {
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

  /** Takes back what may have followed from an alert that this state does not know. */
  void disown(Rule rule, Echo echo) {
    if (rule.list().isPresent() && rule.mode() == Mode.ENFORCE) {
      withdraw(rule, echo.ordinal(), echo.version() + 1, echo.first());
    }
  }

  private boolean mayBeListed(Rule rule, int ordinal) {
    return the.subject().kind().exact()
        ? the.state().standing.entry(id(rule, ordinal)) != null
        : rule.mode() == Mode.ENFORCE; // it may not have come back yet
  }

  private Standing standing() {
    if (the.subject().kind().exact()) {
      return the.state().standing;
    }
    Standing shared = the.shared().get(the.subject().key());
    return shared == null ? new Standing() : shared;
  }

  private String id(Rule rule, int ordinal) {
    return AlertJson.id(rule, the.subject(), ordinal) + ":listed";
  }

  /** From what follows the hit on: if it held at the hit, a condition could undo itself. */
  private static long from(long first) {
    return first + 1;
  }

  private void list(Rule rule, Published now, long until) {
    long first = now.episode().first();
    tell(
        new Listing(
            id(rule, now.episode().ordinal()),
            first,
            SOURCE,
            Topic.LISTING_ADD,
            the.subject(),
            rule.list().orElseThrow().list(),
            rule.fraud() + ", rule " + rule.id(),
            from(first),
            until,
            false,
            "rule:" + rule.id(),
            now.version(),
            origin(rule, now.episode().ordinal())));
  }

  private void withdraw(Rule rule, int ordinal, int version, long first) {
    tell(
        new Listing(
            id(rule, ordinal),
            first,
            SOURCE,
            Topic.LISTING_REMOVE,
            the.subject(),
            rule.list().orElseThrow().list(),
            rule.fraud() + ", rule " + rule.id() + ": its alert is retracted",
            from(first),
            Long.MAX_VALUE,
            true,
            "rule:" + rule.id(),
            version,
            origin(rule, ordinal)));
  }

  private Origin origin(Rule rule, int ordinal) {
    return new Origin(AlertJson.id(rule, the.subject(), ordinal), "", 0);
  }

  private void tell(Listing listing) {
    the.outcome().listings().add(listing);
    effective |= the.subject().kind().exact() && the.state().standing.accept(listing);
  }
}
