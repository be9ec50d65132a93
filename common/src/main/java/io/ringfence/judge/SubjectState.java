package io.ringfence.judge;

import io.ringfence.measure.Window;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that is known about one subject. Two layers: what is settled (windows, episodes, first seen)
 * was folded strictly in order; what is pending is kept signal by signal until its order is final.
 * Mutable, owned by one task, changed by the judge only.
 */
public final class SubjectState {

  /**
   * Pending signals kept apart. Beyond it the earliest are settled before their time: a subject
   * that is this busy (one signal a second over the settling time) tolerates less disorder, but
   * stays bounded. 30 to 60 bytes each where it is stored, some 400 at hand.
   */
  static final int MOST_PENDING = 1200;

  /** Settled signals kept for listings that are learnt late. */
  static final int MOST_TRACED = 16;

  /** Alerts read back that no episode answers to yet. */
  static final int MOST_ECHOES = 32;

  /** By {@link Pending#ORDER}. */
  final List<Pending> pending = new ArrayList<>();

  /** By slot of the measure. */
  final Map<Integer, Window> windows = new HashMap<>();

  /** By slot of the rule. */
  final Map<Integer, Track> tracks = new TreeMap<>();

  /** Oldest first. */
  final ArrayDeque<Traced> trace = new ArrayDeque<>(1);

  final List<Echo> echoes = new ArrayList<>(0);

  Standing standing = new Standing();

  /** Time of the first settled signal; {@link Long#MAX_VALUE} before any. */
  long firstSeen = Long.MAX_VALUE;

  /**
   * Time of the last settled signal, the settled frontier of this subject; {@link Long#MIN_VALUE}
   * before any.
   */
  long settled = Long.MIN_VALUE;

  /** Signals up to this time were erased on request; {@link Long#MIN_VALUE} if none were. */
  long erased = Long.MIN_VALUE;

  /** Whether a lawful hold forbids purging. */
  boolean held;

  /**
   * When the earliest of the subject's links is past its retention; {@link Long#MAX_VALUE} if there
   * are none. The links themselves are kept apart, see {@link Links}.
   */
  long linksDue = Long.MAX_VALUE;

  /**
   * A day, and kinds of which as many others as are kept have been seen on it. Not stored: it saves
   * a look at the links.
   */
  long fullOn = Long.MIN_VALUE;

  /** Null as long as there is no such day. */
  Set<SubjectKind> fullOf;

  /** Null until asked for, and after any change but an arrival or the settling of the earliest. */
  private Tails tails;

  /** False only if all that is pending has been judged. */
  private boolean unjudged = true;

  /** Whether so much is pending that looking through all of it is slow, see {@link #tails}. */
  public boolean isBusy() {
    return pending.size() >= Tails.WORTHWHILE;
  }

  /** How many signals wait for their order to be final. */
  public int pendingSignals() {
    return pending.size();
  }

  Tails tails() {
    if (tails == null || tails.forgetful()) {
      tails = new Tails(pending);
    }
    return tails;
  }

  /** When the rule held among the pending signals. Holds as long as nothing changes. */
  Hits hits(int rule) {
    return isBusy() ? tails().hits(rule) : Hits.of(rule, pending);
  }

  /** Keeps what has been found of a pending signal. */
  void judged(Pending signal, List<Integer> verdict) {
    if (tails != null) {
      tails.judged(signal, verdict);
    }
    signal.judged(verdict);
  }

  /** What was found of a pending signal may no longer be so. */
  void unsettle(Pending signal) {
    signal.unsettle();
    unjudged = true;
  }

  /**
   * Time of the earliest pending signal that is to be judged; {@link Long#MAX_VALUE} if none is.
   */
  long earliestUnjudged() {
    if (unjudged) {
      for (Pending each : pending) {
        if (!each.judged()) {
          return each.time();
        }
      }
      unjudged = false;
    }
    return Long.MAX_VALUE;
  }

  /** A pending signal has been added, and is judged at once. */
  void arrived(Pending signal) {
    if (tails != null) {
      tails.add(signal);
    }
  }

  /** The earliest pending signal is being settled. */
  void settling(Pending first) {
    if (tails != null) {
      tails.dropFirst(first);
    }
  }

  /** The pending signals have changed in any other way. */
  void rearranged() {
    tails = null;
  }

  /** Time of the latest signal; {@link Long#MIN_VALUE} of none. */
  public long latest() {
    return pending.isEmpty() ? settled : Math.max(settled, pending.get(pending.size() - 1).time());
  }

  /** Whether nothing is known, so that nothing need be stored. */
  public boolean isEmpty() {
    return pending.isEmpty()
        && windows.isEmpty()
        && tracks.isEmpty()
        && trace.isEmpty()
        && echoes.isEmpty()
        && standing.isEmpty()
        && firstSeen == Long.MAX_VALUE
        && erased == Long.MIN_VALUE
        && linksDue == Long.MAX_VALUE
        && !held;
  }
}
