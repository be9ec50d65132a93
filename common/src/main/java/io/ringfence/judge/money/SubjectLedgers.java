package io.ringfence.judge.money;

import io.ringfence.rule.Stake;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** What a subject's settled calls cost, by slot of the stake. */
public final class SubjectLedgers implements Iterable<CallLedger> {

  /** Immutable and empty until the first costly call: most subjects make none. */
  private Map<Integer, CallLedger> bySlot = Map.of();

  public boolean isEmpty() {
    return bySlot.isEmpty();
  }

  public int size() {
    return bySlot.size();
  }

  @Override
  public Iterator<CallLedger> iterator() {
    return bySlot.isEmpty() ? Collections.emptyIterator() : bySlot.values().iterator();
  }

  /** The stake's, which is kept from now on. */
  public CallLedger of(Stake stake) {
    CallLedger known = bySlot.get(stake.slot());
    if (known == null) {
      known = new CallLedger(stake.slot(), stake.beforeMillis());
      add(known);
    }
    return known;
  }

  /** A copy of the stake's, to be gone on with. */
  public CallLedger copy(Stake stake) {
    CallLedger known = bySlot.get(stake.slot());
    return known == null ? new CallLedger(stake.slot(), stake.beforeMillis()) : known.copy();
  }

  /** Puts back a stored one. */
  public void add(CallLedger ledger) {
    if (bySlot.isEmpty()) {
      bySlot = new TreeMap<>();
    }
    bySlot.put(ledger.slot(), ledger);
  }

  /** Forgets what nobody can ask for any more at a time. */
  public void forget(long now) {
    if (!bySlot.isEmpty()) {
      bySlot
          .values()
          .removeIf(
              each -> {
                each.forget(now);
                return each.isEmpty();
              });
    }
  }

  /** Removes what is past its retention, up to a time. */
  public void purge(long upTo) {
    if (!bySlot.isEmpty()) {
      bySlot
          .values()
          .removeIf(
              each -> {
                each.purge(upTo);
                return each.isEmpty();
              });
    }
  }

  public void clear() {
    bySlot = Map.of();
  }
}
