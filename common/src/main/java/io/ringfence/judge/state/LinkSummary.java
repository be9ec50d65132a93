package io.ringfence.judge.state;

import io.ringfence.signal.SubjectKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the state says about a subject's links, which are stored apart, see {@link SubjectLinks}:
 * enough to leave them unread at nearly all signals.
 */
public final class LinkSummary {

  private long purgeDeadline = Long.MAX_VALUE;

  /** A day, and kinds of which as many others as are kept have been seen on it. Not stored. */
  private long fullOn = Long.MIN_VALUE;

  /** Null as long as there is no such day. */
  private Set<SubjectKind> full;

  /** Whether the subject has links. */
  boolean hasLinks() {
    return purgeDeadline != Long.MAX_VALUE;
  }

  /**
   * When the earliest of the links is past its retention; {@link Long#MAX_VALUE} if there are none.
   */
  public long purgeDeadline() {
    return purgeDeadline;
  }

  /** Links have been stored. */
  void stored(long deadline) {
    purgeDeadline = deadline;
  }

  /** The links have been removed. */
  void removed() {
    purgeDeadline = Long.MAX_VALUE;
  }

  /** Whether links to others of a kind are known to be full on a day. */
  public boolean isFull(SubjectKind kind, long day) {
    return fullOn == day && full.contains(kind);
  }

  /** Forgets which kinds were full on another day than this. */
  public void startDay(long day) {
    if (fullOn != day) {
      fullOn = day;
      full = EnumSet.noneOf(SubjectKind.class);
    }
  }

  /** There may be room for others again. */
  public void forgetFull() {
    fullOn = Long.MIN_VALUE;
  }

  /** Links to others of a kind are full on the day that was started. */
  public void markFull(SubjectKind kind) {
    full.add(kind);
  }
}
