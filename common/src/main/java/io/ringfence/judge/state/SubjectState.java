package io.ringfence.judge.state;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.judge.timeline.SettledSignals;
import io.ringfence.standing.Standing;

/**
 * All that is known about one subject, in two layers: what is settled (windows, episodes, times)
 * was folded strictly in order; what is pending is kept signal by signal until its order is final.
 * Mutable, and owned by one task. Each part says by which transitions it changes; the links are
 * stored apart, see {@link SubjectLinks}.
 */
public final class SubjectState {

  private final PendingSignals pending = new PendingSignals();
  private final SettledWindows windows = new SettledWindows();
  private final SubjectEpisodes episodes = new SubjectEpisodes();
  private final SettledSignals settledSignals = new SettledSignals();
  private final AlertReadbacks readbacks = new AlertReadbacks();
  private final LinkSummary links = new LinkSummary();
  private final Standing standing;
  private long firstSeen = Long.MAX_VALUE;
  private long settled = Long.MIN_VALUE;
  private long erased = Long.MIN_VALUE;

  /** Null without a hold. */
  private Hold hold;

  private long erasureDue = Long.MIN_VALUE;

  /** The largest lateness of the sources that have named the subject; negative if not known. */
  private long lateness = Observation.UNKNOWN_LATENESS;

  private FeedDelay delay = FeedDelay.NONE;
  private Tenancy tenancy = Tenancy.NONE;

  public SubjectState() {
    this(new Standing());
  }

  SubjectState(Standing standing) {
    this.standing = standing;
  }

  public PendingSignals pending() {
    return pending;
  }

  public SettledWindows windows() {
    return windows;
  }

  public SubjectEpisodes episodes() {
    return episodes;
  }

  public SettledSignals settledSignals() {
    return settledSignals;
  }

  public AlertReadbacks readbacks() {
    return readbacks;
  }

  public LinkSummary links() {
    return links;
  }

  /** What the lists say of the subject itself. */
  public Standing standing() {
    return standing;
  }

  /** Time of the first settled signal; {@link Long#MAX_VALUE} before any. */
  public long firstSeen() {
    return firstSeen;
  }

  /**
   * Time of the last settled signal, the settled frontier of this subject; {@link Long#MIN_VALUE}
   * before any.
   */
  public long settled() {
    return settled;
  }

  /** Signals up to this time were erased on request; {@link Long#MIN_VALUE} if none were. */
  public long erased() {
    return erased;
  }

  /**
   * The largest lateness of the sources that have named the subject, in milliseconds; negative
   * where none is known.
   */
  public long lateness() {
    return lateness;
  }

  /** A source of this lateness names the subject. */
  public void namedBy(long sourceLateness) {
    lateness = Math.max(lateness, sourceLateness);
  }

  /** How far behind event time a feed is that names the subject. */
  public FeedDelay delay() {
    return delay;
  }

  /** A feed names the subject that is so far behind event time, in milliseconds. */
  public void namedBehind(long millis, long watermark) {
    if (millis > 0) {
      delay = delay.with(millis, watermark);
    }
  }

  void restore(FeedDelay stored) {
    delay = stored;
  }

  /** Whose signals have named the subject. */
  public Tenancy tenancy() {
    return tenancy;
  }

  /** A signal of a tenant, or of the provider's own, names the subject. */
  public void namedBy(String tenant, long time) {
    tenancy = tenancy.and(tenant, time, hasTraffic());
  }

  void restore(Tenancy stored) {
    tenancy = stored;
  }

  /** Whether anything is known of the subject that signals have told. */
  private boolean hasTraffic() {
    return !(pending.isEmpty()
        && windows.isEmpty()
        && episodes.published() == 0
        && settledSignals.isEmpty()
        && readbacks.isEmpty()
        && firstSeen == Long.MAX_VALUE
        && !links.hasLinks());
  }

  /** Forgets whose signals were those of which nothing is held any more. */
  public void purgeTenancy(long now, long keepMillis) {
    tenancy = hasTraffic() ? tenancy.purged(now, keepMillis) : Tenancy.NONE;
  }

  /** When {@link #purgeTenancy} changes something by time alone. */
  public long tenancyDeadline(long keepMillis) {
    return tenancy.deadline(keepMillis);
  }

  /** Whether a lawful hold forbids purging. */
  public boolean isHeld() {
    return hold != null;
  }

  /** The hold; null without one. */
  public Hold hold() {
    return hold;
  }

  /** A signal that counts at this time has been settled. */
  public void settle(long time) {
    firstSeen = Math.min(firstSeen, time);
    settled = Math.max(settled, time);
  }

  /** The times of settled signals are past their retention. */
  public void forgetSettled() {
    firstSeen = Long.MAX_VALUE;
    settled = Long.MIN_VALUE;
  }

  /**
   * Removes everything up to a time but the links; what is later stays pending. Of listings the
   * least is kept that does their work: nobody can have himself unlisted by being forgotten.
   */
  public void erase(long upTo) {
    standing.lessen();
    if (standing.isEmpty()) {
      episodes.clear();
    } else {
      episodes.erase();
    }
    pending.removeIf(each -> each.observation().time() <= upTo);
    windows.clear();
    settledSignals.clear();
    readbacks.clear();
    forgetSettled();
    erasureDue = Long.MIN_VALUE;
    erased = Math.max(erased, upTo);
    for (int i = 0; i < pending.size(); i++) {
      pending.invalidate(i);
      for (int slot : pending.get(i).hits()) {
        episodes.of(slot);
      }
    }
    tenancy = pending.isEmpty() ? Tenancy.NONE : tenancy;
  }

  /** Signals that were erased can no longer arrive. */
  public void forgetErasure() {
    erased = Long.MIN_VALUE;
  }

  public void hold(Hold terms) {
    hold = terms;
  }

  public void release() {
    hold = null;
  }

  /** An erasure that a hold has put off, up to this time; {@link Long#MIN_VALUE} if none is. */
  public long erasureDue() {
    return erasureDue;
  }

  /** Puts off an erasure until the hold is released. */
  public void eraseLater(long upTo) {
    erasureDue = Math.max(erasureDue, upTo);
  }

  /** Puts back stored times. */
  void restore(long storedFirstSeen, long storedSettled, long storedErased) {
    firstSeen = storedFirstSeen;
    settled = storedSettled;
    erased = storedErased;
  }

  /** How many signals wait for their order to be final. */
  public int pendingSignals() {
    return pending.size();
  }

  /** About how many bytes it takes in memory. */
  public long bytesInMemory() {
    return 1_000
        + pending.bytesInMemory()
        + 500L * windows.size()
        + 500L * settledSignals.size()
        + 2_000L * (episodes.published() + readbacks.size());
  }

  /** Time of the latest signal; {@link Long#MIN_VALUE} of none. */
  public long latest() {
    return pending.isEmpty() ? settled : Math.max(settled, pending.last().time());
  }

  /** Whether nothing is known, so that nothing need be stored. */
  public boolean isEmpty() {
    return isForgotten() && erased == Long.MIN_VALUE;
  }

  /** Whether nothing is known but that something was erased. */
  public boolean isForgotten() {
    return !hasTraffic() && episodes.isEmpty() && standing.isEmpty() && hold == null;
  }
}
