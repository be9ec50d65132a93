package io.ringfence.rule.field;

import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberLookup;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that guards and {@code where} clauses may mention: the fields of one signal. Each is
 * read once, however many conditions mention it.
 */
public final class SignalScope implements Scope {

  private static final Map<String, Place> PLACES = new HashMap<>();

  static {
    Fields.all().forEach(field -> PLACES.put(field.name(), new Place(field, PLACES.size())));
  }

  private record Place(Field field, int index) {}

  private final Signal signal;
  private final NumberLookup numbers;

  /** By the field's place; null where it has not been read. */
  private final Object[] known = new Object[PLACES.size()];

  public SignalScope(Signal signal, NumberLookup numbers) {
    this.signal = signal;
    this.numbers = numbers;
  }

  @Override
  public Object valueOf(String name) {
    Place place = PLACES.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no field is called " + name);
    }
    Object value = known[place.index()];
    if (value == null) {
      value = place.field().reader().read(signal, numbers);
      known[place.index()] = value;
    }
    return value;
  }
}
