package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberCost;
import io.ringfence.signal.number.NumberLookup;

/** What the tariff says of the numbers of a signal, as of when it began and over its trunk. */
final class Pricing {

  private Pricing() {}

  static NumberCost of(Signal signal, String number, NumberLookup numbers) {
    if (!(signal instanceof Call call)) {
      return numbers.cost(number, signal.time(), "");
    }
    return numbers.cost(number, begun(call), number.equals(call.to()) ? call.trunk() : "");
  }

  /** The price is that of the beginning, so that all phases of a call have the same. */
  private static long begun(Call call) {
    return call.started() >= 0
        ? call.started()
        : call.time() - Math.max(0, call.talkMillis()) - Math.max(0, call.ringMillis());
  }
}
