package io.ringfence.rule.field;

import io.ringfence.signal.Signal;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that guards and {@code where} clauses may mention: the fields of one signal. Each is
 * read once, however many conditions mention it.
 */
public final class SignalScope implements Scope {

  private static final Map<String, Place> PLACES = new HashMap<>();

  static {
    Fields.all()
        .forEach(
            field ->
                PLACES.put(
                    field.name(), new Place(field, PLACES.size(), Fields.dependsOnProfile(field))));
  }

  private record Place(Field field, int index, boolean ofProfile) {}

  private final Signal signal;
  private final Surroundings known;

  /** By the field's place; null where it has not been read. */
  private final Object[] read = new Object[PLACES.size()];

  private boolean profileRead;

  public SignalScope(Signal signal, Surroundings known) {
    this.signal = signal;
    this.known = known;
  }

  /**
   * Whether something that may depend on the customer's profile has been read since this was asked
   * last.
   */
  public boolean hasReadProfile() {
    boolean has = profileRead;
    profileRead = false;
    return has;
  }

  @Override
  public Object valueOf(String name) {
    Place place = PLACES.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no field is called " + name);
    }
    profileRead |= place.ofProfile();
    Object value = read[place.index()];
    if (value == null) {
      value = place.field().reader().read(signal, known);
      read[place.index()] = value;
    }
    return value;
  }
}
