package io.ringfence.lists;

import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A subject as other systems load it: once, whatever the number of lists.
 *
 * @param lists their names, with commas between
 * @param until the latest end, {@link Long#MAX_VALUE} if open-ended
 */
record Barred(Subject subject, String lists, long until) {

  /**
   * Of the holdings in order of subjects; ranges and networks without what is cleared within them.
   */
  static List<Barred> of(Selection selection) {
    Holes holes = new Holes(selection.cleared());
    List<Barred> barred = new ArrayList<>();
    List<Holding> holdings = selection.holdings();
    for (int from = 0; from < holdings.size(); ) {
      Subject subject = holdings.get(from).subject();
      TreeSet<String> lists = new TreeSet<>();
      long until = Long.MIN_VALUE;
      int to = from;
      while (to < holdings.size() && holdings.get(to).subject().equals(subject)) {
        lists.add(holdings.get(to).list());
        until = Math.max(until, holdings.get(to).until());
        to++;
      }
      for (Subject rest : holes.cut(subject)) {
        barred.add(new Barred(rest, String.join(",", lists), until));
      }
      from = to;
    }
    return barred;
  }
}
