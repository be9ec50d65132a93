package io.ringfence.judge;

import io.ringfence.rule.SignalScope;
import io.ringfence.signal.Hash;
import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Signal;

/**
 * What conditions and values come to for one signal, each found once however many measures and
 * rules ask for it.
 */
final class Asked {

  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final Leads leads;
  private final SignalScope scope;

  /** By the index of the term; 0 where it has not been asked for. */
  private final byte[] decided;

  /** By the index of the value; null where it has not been asked for. */
  private final Value[] values;

  private static final class Value {
    final Object value;
    private long hash;
    private boolean hashed;

    Value(Object value) {
      this.value = value;
    }
  }

  Asked(Signal signal, NumberLookup numbers, Leads leads) {
    this.leads = leads;
    scope = new SignalScope(signal, numbers);
    decided = new byte[leads.terms.size()];
    values = new Value[leads.values.size()];
  }

  /** Whether all terms hold. */
  boolean holds(int[] terms) {
    for (int term : terms) {
      if (decided[term] == 0) {
        decided[term] = leads.terms.get(term).holds(scope) ? HOLDS : FAILS;
      }
      if (decided[term] == FAILS) {
        return false;
      }
    }
    return true;
  }

  /** A String, Long, Double or Boolean; null where it cannot be evaluated. */
  Object value(int index) {
    return found(index).value;
  }

  /** Of a value that is not null. */
  long hash(int index) {
    Value found = found(index);
    if (!found.hashed) {
      found.hash = Hash.of(found.value.toString());
      found.hashed = true;
    }
    return found.hash;
  }

  private Value found(int index) {
    if (values[index] == null) {
      values[index] = new Value(leads.values.get(index).value(scope));
    }
    return values[index];
  }
}
