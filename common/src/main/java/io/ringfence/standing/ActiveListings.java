package io.ringfence.standing;

import java.util.ArrayList;
import java.util.List;

/**
 * What held on one subject at one moment, over its own standing and that of the ranges or networks
 * it lies in.
 *
 * @param lists names of the lists that held it
 * @param ids of the listing signals that held it
 * @param timesListed how often it had been listed by then; without what was withdrawn, and without
 *     what only follows from other subjects' listings
 * @param allowed whether an allow held: it beats every list
 * @param learntLater whether one of the listings that held was learnt after the moment
 */
public record ActiveListings(
    List<String> lists, List<String> ids, int timesListed, boolean allowed, boolean learntLater) {

  public static final ActiveListings NOTHING =
      new ActiveListings(List.of(), List.of(), 0, false, false);

  public boolean listed() {
    return !lists.isEmpty();
  }

  /** Judged at {@code time}, by all that we know. */
  public static ActiveListings at(long time, List<Standing> standings) {
    return at(time, Long.MAX_VALUE, standings, List.of());
  }

  /** Judged at {@code time}, by what we had learnt until {@code knownAt}, that moment included. */
  public static ActiveListings at(long time, long knownAt, List<Standing> standings) {
    return at(time, knownAt, standings, List.of());
  }

  /**
   * Judged at {@code time}, when others took part as well.
   *
   * @param parties keys of those others. What follows from a listing of one of them does not count:
   *     that listing speaks for itself, and this is about who else comes
   */
  public static ActiveListings at(long time, List<Standing> standings, List<String> parties) {
    return at(time, Long.MAX_VALUE, standings, parties);
  }

  private static ActiveListings at(
      long time, long knownAt, List<Standing> standings, List<String> parties) {
    List<String> lists = new ArrayList<>(2);
    List<String> ids = new ArrayList<>(2);
    int times = 0;
    boolean allowed = false;
    boolean learntLater = false;
    for (Standing standing : standings) {
      for (ListingEntry entry : standing.entries(knownAt)) {
        if (entry.allow()) {
          allowed |= entry.holds(time);
          continue;
        }
        boolean linked = entry.origin().linked();
        if (!linked && entry.from() <= time) {
          times++;
        }
        if (entry.holds(time) && !(linked && parties.contains(entry.origin().key()))) {
          ids.add(entry.id());
          learntLater |= entry.learnt() > time;
          if (!lists.contains(entry.list())) {
            lists.add(entry.list());
          }
        }
      }
    }
    return times == 0 && lists.isEmpty() && !allowed
        ? NOTHING
        : new ActiveListings(lists, ids, times, allowed, learntLater);
  }
}
