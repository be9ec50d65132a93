package io.ringfence.judge;

import java.util.Comparator;
import java.util.List;

/** A signal that is later than what is settled: its order is not final yet. */
final class Pending {

  /**
   * By time, then id: the order in which signals count. Phases that one record tells of follow each
   * other as in a call.
   */
  static final Comparator<Pending> ORDER = Pending::inOrder;

  private final Sighting sighting;

  /** Where it counts: its own time, or the settled frontier if it came after that had passed. */
  private final long time;

  /** Slots of the rules that held here, in ascending order, as last judged. */
  private List<Integer> hits = List.of();

  private boolean judged;

  Pending(Sighting sighting, long time) {
    this.sighting = sighting;
    this.time = time;
  }

  private static int inOrder(Pending one, Pending two) {
    if (one.time != two.time) {
      return Long.compare(one.time, two.time);
    }
    int byId = one.sighting.id().compareTo(two.sighting.id());
    if (byId != 0) {
      return byId;
    }
    int byTopic = one.sighting.topic().compareTo(two.sighting.topic());
    return byTopic != 0 ? byTopic : Long.compare(one.sighting.identity(), two.sighting.identity());
  }

  Sighting sighting() {
    return sighting;
  }

  long time() {
    return time;
  }

  List<Integer> hits() {
    return hits;
  }

  /** Whether a rule held here, as last judged. */
  boolean hit(int rule) {
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i) == rule) {
        return true;
      }
    }
    return false;
  }

  boolean judged() {
    return judged;
  }

  void judged(List<Integer> verdict) {
    hits = verdict;
    judged = true;
  }

  /**
   * What is known is kept as a provisional verdict until it is judged again: alerts must not
   * flicker.
   */
  void unsettle() {
    judged = false;
  }

  void restore(List<Integer> verdict, boolean done) {
    hits = verdict;
    judged = done;
  }
}
