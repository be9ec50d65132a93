package io.ringfence.standing;

import io.ringfence.signal.Exemption;
import java.util.ArrayList;
import java.util.List;

/**
 * What held on one subject at one moment, over its own standing and that of the ranges or networks
 * it lies in.
 *
 * @param listed whether one of the lists accuses
 * @param lists names of the lists that held it, without those that only inform
 * @param ids of the listing signals that held it
 * @param timesListed how often it had been listed by then; without what was withdrawn, without what
 *     only follows from other subjects' listings, and without lists that do not accuse
 * @param allowed whether an allow held: it beats every list
 * @param exemption from what the subject was exempt, by all that exempted it
 * @param learntLater whether one of the listings that held was learnt after the moment
 */
public record ActiveListings(
    boolean listed,
    List<String> lists,
    List<String> ids,
    int timesListed,
    boolean allowed,
    Exemption exemption,
    boolean learntLater) {

  public static final ActiveListings NOTHING =
      new ActiveListings(false, List.of(), List.of(), 0, false, Exemption.NONE, false);

  /** Whether an alert of a rule, which is of a fraud, was held back. */
  public boolean clears(String rule, String fraud) {
    return allowed || exemption.covers(rule, fraud);
  }

  /** Judged at {@code time}, by all that we know. */
  public static ActiveListings at(long time, List<Standing> standings) {
    return at(time, Long.MAX_VALUE, standings, List.of(), ListWeights.NONE);
  }

  /** Judged at {@code time}, by what we had learnt until {@code knownAt}, that moment included. */
  public static ActiveListings at(long time, long knownAt, List<Standing> standings) {
    return at(time, knownAt, standings, List.of(), ListWeights.NONE);
  }

  /**
   * Judged at {@code time}, when others took part as well.
   *
   * @param parties keys of those others. What follows from a listing of one of them does not count:
   *     that listing speaks for itself, and this is about who else comes
   */
  public static ActiveListings at(
      long time, List<Standing> standings, List<String> parties, ListWeights weights) {
    return at(time, Long.MAX_VALUE, standings, parties, weights);
  }

  private static ActiveListings at(
      long time,
      long knownAt,
      List<Standing> standings,
      List<String> parties,
      ListWeights weights) {
    boolean listed = false;
    List<String> lists = new ArrayList<>(2);
    List<String> ids = new ArrayList<>(2);
    int times = 0;
    boolean allowed = false;
    Exemption exemption = Exemption.NONE;
    boolean learntLater = false;
    for (Standing standing : standings) {
      for (ListingEntry entry : standing.entries(knownAt)) {
        if (!entry.lists()) {
          allowed |= entry.allow() && entry.holds(time);
          exemption = entry.holds(time) ? exemption.and(entry.exemption()) : exemption;
          continue;
        }
        ListWeight weight = weights.of(entry.list());
        if (weight == ListWeight.INFORMS) {
          continue;
        }
        boolean accuses = weight == ListWeight.ACCUSES;
        boolean linked = entry.origin().linked();
        if (accuses && !linked && entry.from() <= time) {
          times++;
        }
        if (entry.holds(time) && !(linked && parties.contains(entry.origin().key()))) {
          listed |= accuses;
          ids.add(entry.id());
          learntLater |= entry.learnt() > time;
          if (!lists.contains(entry.list())) {
            lists.add(entry.list());
          }
        }
      }
    }
    return times == 0 && lists.isEmpty() && !allowed && exemption.isNone()
        ? NOTHING
        : new ActiveListings(listed, lists, ids, times, allowed, exemption, learntLater);
  }
}
