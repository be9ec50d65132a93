package io.ringfence.lists.history;

import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one list says of one subject, its entries taken together: from the first's start to the
 * last's end, for the reason that we learnt last.
 *
 * @param until {@link Long#MAX_VALUE} if open-ended
 * @param mixed whether it both lists and clears the subject
 */
public record ListMembership(
    Subject subject,
    String list,
    String reason,
    long learnt,
    long from,
    long until,
    boolean allow,
    boolean mixed) {

  /** Of the entries of one list that count; null if there are none. */
  static ListMembership of(
      Subject subject, String list, List<ListingEntry> entries, Predicate<ListingEntry> counts) {
    ListMembership whole = null;
    for (ListingEntry entry : entries) {
      if (entry.list().equals(list) && counts.test(entry)) {
        whole =
            whole == null
                ? new ListMembership(
                    subject,
                    list,
                    entry.reason(),
                    entry.learnt(),
                    entry.from(),
                    entry.until(),
                    entry.allow(),
                    false)
                : whole.with(entry);
      }
    }
    return whole;
  }

  /** Entries come in the order in which we learnt of them. */
  private ListMembership with(ListingEntry entry) {
    return new ListMembership(
        subject,
        list,
        entry.reason(),
        entry.learnt(),
        Math.min(from, entry.from()),
        Math.max(until, entry.until()),
        entry.allow(),
        mixed || allow != entry.allow());
  }
}
