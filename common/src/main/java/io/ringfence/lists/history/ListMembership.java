package io.ringfence.lists.history;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one list says of one subject, its entries taken together: from the first's start to the
 * last's end, for the reason that we learnt last.
 *
 * @param until {@link Long#MAX_VALUE} if open-ended
 * @param action of the signal that we learnt last: an add, an allow or an exempt
 * @param exemption from what the subject is exempt, by what we learnt last
 * @param mixed whether it says different things of the subject, such as that it lists and clears it
 */
public record ListMembership(
    Subject subject,
    String list,
    String reason,
    long learnt,
    long from,
    long until,
    SignalTopic action,
    Exemption exemption,
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
                    entry.action(),
                    entry.exemption(),
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
        entry.action(),
        entry.exemption(),
        mixed || action != entry.action() || !exemption.equals(entry.exemption()));
  }
}
