package io.ringfence.judge.routing;

import io.ringfence.rule.field.SignalScope;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.number.NumberLookup;

/**
 * The results of conditions and values for one signal, each evaluated once however many measures
 * and rules need it.
 */
final class SignalValues {

  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final TopicPlan plan;
  private final SignalScope scope;

  /** By the index of the term; 0 where it has not been evaluated. */
  private final byte[] results;

  /** By the index of the value; null where it has not been evaluated. */
  private final Value[] values;

  private static final class Value {
    final Object value;
    private long hash;
    private boolean hashed;

    Value(Object value) {
      this.value = value;
    }
  }

  SignalValues(Signal signal, NumberLookup numbers, TopicPlan plan) {
    this.plan = plan;
    scope = new SignalScope(signal, numbers);
    results = new byte[plan.terms.size()];
    values = new Value[plan.values.size()];
  }

  /** Whether all terms hold. */
  boolean holds(int[] terms) {
    for (int term : terms) {
      if (results[term] == 0) {
        results[term] = plan.terms.get(term).holds(scope) ? HOLDS : FAILS;
      }
      if (results[term] == FAILS) {
        return false;
      }
    }
    return true;
  }

  /** A String, Long, Double or Boolean; null where it cannot be evaluated. */
  Object value(int index) {
    return evaluated(index).value;
  }

  /** Of a value that is not null: if it names a subject, of the subject's key. */
  long hash(int index) {
    Value found = evaluated(index);
    if (!found.hashed) {
      // Also of what names nobody: no value of one kind has the hash of one of another.
      found.hash = Hash.of(plan.values.get(index).names() + ":" + found.value);
      found.hashed = true;
    }
    return found.hash;
  }

  private Value evaluated(int index) {
    if (values[index] == null) {
      values[index] = new Value(plan.values.get(index).value(scope));
    }
    return values[index];
  }
}
