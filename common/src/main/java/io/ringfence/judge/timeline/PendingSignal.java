package io.ringfence.judge.timeline;

import io.ringfence.judge.delivery.Observation;
import java.util.Comparator;
import java.util.List;

/** A signal that is later than what is settled: its order is not final yet. */
public final class PendingSignal {

  /**
   * By time, then id: the order in which signals count. Phases that one record reports follow each
   * other as in a call.
   */
  public static final Comparator<PendingSignal> ORDER = PendingSignal::inOrder;

  private final Observation observation;

  /**
   * Where the signal counts: its own time, or the settled frontier if the signal came after the
   * frontier had passed it.
   */
  private final long time;

  /** Slots of the rules that held here, in ascending order, by the last evaluation. */
  private List<Integer> hits = List.of();

  private boolean evaluated;

  public PendingSignal(Observation observation, long time) {
    this.observation = observation;
    this.time = time;
  }

  private static int inOrder(PendingSignal one, PendingSignal two) {
    if (one.time != two.time) {
      return Long.compare(one.time, two.time);
    }
    int byId = one.observation.id().compareTo(two.observation.id());
    if (byId != 0) {
      return byId;
    }
    int byTopic = one.observation.topic().compareTo(two.observation.topic());
    return byTopic != 0
        ? byTopic
        : Long.compare(one.observation.identity(), two.observation.identity());
  }

  public Observation observation() {
    return observation;
  }

  public long time() {
    return time;
  }

  /** Whether the signal came after the frontier had passed its time, so that its place is lost. */
  public boolean isMoved() {
    return time != observation.time();
  }

  public List<Integer> hits() {
    return hits;
  }

  /** Whether the rule held here, by the last evaluation. */
  public boolean isHit(int rule) {
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i) == rule) {
        return true;
      }
    }
    return false;
  }

  public boolean isEvaluated() {
    return evaluated;
  }

  public void evaluated(List<Integer> now) {
    hits = now;
    evaluated = true;
  }

  /**
   * The evaluation is stale. Its hits are kept as provisional ones until the next: alerts must not
   * flicker.
   */
  void invalidate() {
    evaluated = false;
  }

  void restore(List<Integer> stored, boolean valid) {
    hits = stored;
    evaluated = valid;
  }
}
