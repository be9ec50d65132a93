package io.ringfence.kpi.detail;

import io.ringfence.assemble.CallRecords;
import io.ringfence.signal.Call;
import java.util.Comparator;

/**
 * The records of a call id that name the same parties. Whom they name is known by two bytes of a
 * hash each, see {@link SignalAnonymizer}; empty where they do not say.
 */
record PartyRecords(String from, String to, CallRecords records) {

  /** By their earliest record. */
  static final Comparator<PartyRecords> EARLIEST_FIRST =
      Comparator.comparingLong((PartyRecords each) -> each.first().time())
          .thenComparing(each -> each.first().id());

  /** Those that name both parties, then those that name one, each with the earliest first. */
  static final Comparator<PartyRecords> MOST_NAMED_FIRST =
      Comparator.comparingInt(PartyRecords::unnamed).thenComparing(EARLIEST_FIRST);

  private Call first() {
    return records.all().get(0);
  }

  /** Event time of the earliest record. */
  long since() {
    return first().time();
  }

  private int unnamed() {
    return (from.isEmpty() ? 1 : 0) + (to.isEmpty() ? 1 : 0);
  }

  boolean namesNobody() {
    return from.isEmpty() && to.isEmpty();
  }

  boolean names(String caller, String called) {
    return from.equals(caller) && to.equals(called);
  }

  /** Whether these can be of one call with others. */
  boolean fit(PartyRecords other) {
    return !differ(from, other.from) && !differ(to, other.to);
  }

  private static boolean differ(String one, String two) {
    return !one.isEmpty() && !two.isEmpty() && !one.equals(two);
  }

  /** All records of both, and whom any of them names. */
  PartyRecords and(PartyRecords other) {
    CallRecords all = new CallRecords();
    records.all().forEach(all::put);
    other.records.all().forEach(all::put);
    return new PartyRecords(from.isEmpty() ? other.from : from, to.isEmpty() ? other.to : to, all);
  }
}
