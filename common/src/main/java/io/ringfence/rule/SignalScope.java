package io.ringfence.rule;

import io.ringfence.signal.NumberLookup;
import io.ringfence.signal.Signal;

/** The names that guards and {@code where} clauses may mention: the fields of one signal. */
public record SignalScope(Signal signal, NumberLookup numbers) implements Scope {

  @Override
  public Object valueOf(String name) {
    Field field =
        Fields.named(name)
            .orElseThrow(() -> new IllegalArgumentException("no field is called " + name));
    return field.reader().read(signal, numbers);
  }
}
