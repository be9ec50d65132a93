package io.ringfence.lists.export;

import io.ringfence.lists.history.ListMembership;
import io.ringfence.lists.history.ListSelection;
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
record BlockedSubject(Subject subject, String lists, long until) {

  /**
   * Of the holdings in order of subjects; ranges and networks without what is cleared within them.
   */
  static List<BlockedSubject> of(ListSelection selection) {
    AllowExclusion holes = new AllowExclusion(selection.cleared());
    List<BlockedSubject> barred = new ArrayList<>();
    List<ListMembership> holdings = selection.holdings();
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
        barred.add(new BlockedSubject(rest, String.join(",", lists), until));
      }
      from = to;
    }
    return barred;
  }
}
