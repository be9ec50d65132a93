package io.ringfence.measure.contribution;

import java.util.EnumSet;
import java.util.Set;

/** What a function takes from a signal: how {@link Contribution#bits} are made. */
public enum ContributionKind {
  /** That the signal is there; the bits are not used. */
  SIGNAL,
  /** +1 where a call is answered, -1 where it ends. */
  CALL_LEVEL,
  /** Where the signal took place: {@link GeoPoint#bits}. */
  PLACE,
  /** A number: {@link Double#doubleToLongBits}. */
  NUMBER(ValueType.INT, ValueType.DOUBLE),
  /** Which value it is: the hash of a text or of a whole number. */
  HASH(ValueType.TEXT, ValueType.INT),
  /** The value itself: a number's bits, or {@link Contribution#TEXT} and the text. */
  NUMBER_OR_TEXT(ValueType.TEXT, ValueType.INT, ValueType.DOUBLE);

  @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor; only copies leave the enum
  private final Set<ValueType> valueTypes = EnumSet.noneOf(ValueType.class);

  ContributionKind(ValueType... valueTypes) {
    this.valueTypes.addAll(Set.of(valueTypes));
  }

  /** Which types a measure's expression can have; empty where the function takes no expression. */
  public Set<ValueType> valueTypes() {
    return Set.copyOf(valueTypes);
  }

  /** Whether a measure says an expression after the function's key, instead of {@code true}. */
  public boolean hasValue() {
    return !valueTypes.isEmpty();
  }
}
