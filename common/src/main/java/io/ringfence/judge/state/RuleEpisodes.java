package io.ringfence.judge.state;

import io.ringfence.alert.CallTotals;
import io.ringfence.judge.timeline.SettledSignals;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** One rule's episodes on one subject, and the last published version of each. */
public final class RuleEpisodes {

  /**
   * Concluded episodes that are kept whole, so that an allow learnt late can still retract them.
   * About 1 kB each, and only accused subjects have any.
   */
  static final int MOST_CONCLUDED = 4;

  /**
   * The same of a rule on listings, whose withdrawal takes back all that rested on them: as many as
   * there are signals that can be evaluated again.
   */
  static final int MOST_CONCLUDED_ON_LISTINGS = SettledSignals.MOST;

  private final int ruleSlot;
  private Episode open;
  private int nextOrdinal = 1;
  private int lastUnkeyed;
  private String ruleId = "";
  private boolean pinned;
  private final TreeMap<Integer, PublishedEpisode> published = new TreeMap<>();

  public RuleEpisodes(int ruleSlot) {
    this.ruleSlot = ruleSlot;
  }

  public int ruleSlot() {
    return ruleSlot;
  }

  /** The settled episode that may still go on, or null. */
  public Episode open() {
    return open;
  }

  public boolean isOpen(int ordinal) {
    return open != null && open.ordinal() == ordinal;
  }

  /** The ordinal that the next settled episode gets. */
  public int nextOrdinal() {
    return nextOrdinal;
  }

  /**
   * The rule's id, without which the ids of its alerts cannot be found once it has been removed;
   * empty where nothing has been published since that is stored.
   */
  public String ruleId() {
    return ruleId;
  }

  public void ofRule(String id) {
    ruleId = id;
  }

  /** Alerts up to this ordinal have ids without a key; 0 if none has. */
  public int lastUnkeyed() {
    return lastUnkeyed;
  }

  /** Says that alerts up to an ordinal have ids without a key. */
  public void unkeyedUpTo(int ordinal) {
    lastUnkeyed = Math.max(lastUnkeyed, ordinal);
  }

  /** The highest ordinal that an alert may have by now. */
  public int lastOrdinal() {
    int last = nextOrdinal - 1;
    return published.isEmpty() ? last : Math.max(last, published.lastKey());
  }

  /** What was last published of an episode, or null. */
  public PublishedEpisode published(int ordinal) {
    return published.get(ordinal);
  }

  /** What was last published, by ordinal. */
  public Collection<PublishedEpisode> published() {
    return Collections.unmodifiableCollection(published.values());
  }

  /** A copy of what was last published of episodes that only pending signals made. */
  public List<PublishedEpisode> publishedUnsettled() {
    return List.copyOf(published.tailMap(nextOrdinal).values());
  }

  /** When the rule last held in what is kept; {@link Long#MIN_VALUE} if nothing is. */
  public long lastHit() {
    long last = open == null ? Long.MIN_VALUE : open.last();
    for (PublishedEpisode each : published.values()) {
      last = Math.max(last, each.episode().last());
    }
    return last;
  }

  /** Whether there is neither an open episode nor one that was published. */
  boolean isEmpty() {
    return !pinned && open == null && published.isEmpty();
  }

  /**
   * Forgets all episodes. Where a listing that followed from one of them is kept, the next one must
   * not have its id: so the ordinals go on.
   */
  void erase() {
    nextOrdinal = lastOrdinal() + 1;
    open = null;
    published.clear();
    pinned = true;
  }

  boolean isPinned() {
    return pinned;
  }

  void pin(boolean pin) {
    pinned = pin;
  }

  /**
   * Keeps the latest version of an episode.
   *
   * @return the version before, or null
   */
  public PublishedEpisode publish(PublishedEpisode version) {
    return published.put(version.episode().ordinal(), version);
  }

  /** Whether the open episode has been quiet for longer than the rule waits. */
  public boolean isQuietAt(long time, Rule rule) {
    return open != null && time > open.last() + rule.quietMillis();
  }

  /** Settles a hit; hits come in order, and a quiet episode has been concluded before. */
  public void settle(Rule rule, RuleHit hit) {
    if (open == null) {
      resume(rule, hit.time());
      if (open != null && includes(open, hit)) {
        return;
      }
    }
    if (open != null) {
      open = open.and(hit);
      return;
    }
    PublishedEpisode known = published.get(nextOrdinal);
    Episode opening = Episode.opening(nextOrdinal, hit);
    open = known == null ? opening : opening.withEvidenceOf(known.episode());
    nextOrdinal++;
    trim(rule);
  }

  /**
   * Whether an episode was published with this hit, while that was pending. Only state of an
   * earlier release has such an episode that is over: now a pending hit opens it again.
   */
  private static boolean includes(Episode published, RuleHit hit) {
    List<String> signals = published.signals();
    String own = hit.signals().get(hit.signals().size() - 1);
    return published.last() == hit.time()
        && (signals.size() >= Episode.MOST_SIGNALS || signals.contains(own));
  }

  /** The calls of the open episode come to so much by now. */
  public void count(CallTotals calls) {
    open = open.with(calls);
  }

  /** The open episode is over. */
  public void conclude() {
    open = null;
  }

  /** The open episode is another one by what was learnt late. */
  public void reopen(Episode other) {
    open = other;
  }

  /** An ordinal for an episode that was found late. */
  public int takeOrdinal() {
    return nextOrdinal++;
  }

  /**
   * Goes on with an episode that an earlier run has published, as its last version has it. Comes
   * before any signal of this run.
   */
  public void takeOver(PublishedEpisode version) {
    int ordinal = version.episode().ordinal();
    published.put(ordinal, version);
    nextOrdinal = Math.max(nextOrdinal, ordinal + 1);
    if (isOpen(ordinal)) {
      open = null;
    }
    if (version.live() && (open == null || open.ordinal() < ordinal)) {
      open = version.episode();
    }
  }

  /** Forgets the oldest concluded episodes beyond the bound. */
  public void trim(Rule rule) {
    int most = rule.readsStanding() ? MOST_CONCLUDED_ON_LISTINGS : MOST_CONCLUDED;
    List<PublishedEpisode> concluded = concluded();
    for (PublishedEpisode each : concluded.subList(0, Math.max(0, concluded.size() - most))) {
      published.remove(each.episode().ordinal());
    }
  }

  /** What was published of concluded episodes, by ordinal. */
  public List<PublishedEpisode> concluded() {
    List<PublishedEpisode> concluded = new ArrayList<>();
    for (PublishedEpisode each : published.headMap(nextOrdinal).values()) {
      if (isConcluded(each.episode().ordinal())) {
        concluded.add(each);
      }
    }
    return concluded;
  }

  /**
   * Whether the episode of this ordinal is settled and over. One that a retro review found may have
   * a higher ordinal than the open one.
   */
  public boolean isConcluded(int ordinal) {
    return ordinal < nextOrdinal && !isOpen(ordinal);
  }

  /**
   * Opens the last episode again where a pending hit goes on with it although it is over. Event
   * time does not pass over a hit of a source that it waits for; a source that comes back from far
   * behind may bring one.
   */
  public void resume(Rule rule, long hit) {
    if (open == null) {
      open = resumedBy(hit, rule.quietMillis());
    }
  }

  /** The last episode that is over, where a hit goes on with it, else null. */
  private Episode resumedBy(long time, long quietMillis) {
    Episode last = null;
    for (PublishedEpisode each : published.headMap(nextOrdinal).values()) {
      if (!each.retracted() && (last == null || each.episode().last() > last.last())) {
        last = each.episode();
      }
    }
    return last != null && time >= last.last() && time - last.last() <= quietMillis ? last : null;
  }

  /** Removes episodes that are past their retention. */
  void purge(long now, long keepMillis) {
    published.values().removeIf(each -> each.episode().last() + keepMillis < now);
    if (open != null && open.last() + keepMillis < now) {
      open = null;
    }
  }

  /** When the next episode is past its retention; {@link Long#MAX_VALUE} if there is none. */
  long purgeDeadline(long keepMillis) {
    long next = open == null ? Long.MAX_VALUE : open.last() + keepMillis + 1;
    for (PublishedEpisode each : published.values()) {
      next = Math.min(next, each.episode().last() + keepMillis + 1);
    }
    return next;
  }

  /** Puts back what was stored, before the published versions. */
  void restore(int ordinal, Episode stored) {
    nextOrdinal = ordinal;
    open = stored;
  }
}
