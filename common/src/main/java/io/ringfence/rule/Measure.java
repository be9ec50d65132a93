package io.ringfence.rule;

import io.ringfence.measure.MeasureSpec;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.Set;

/** A measure as a pack declares it. */
public record Measure(MeasureSpec spec, Owner owner, Input input) {

  /**
   * Whose it is.
   *
   * @param per the kind of subject that has the measure; RANGE with {@code digits}
   * @param as role of the subject in the signal (numbers and ranges)
   * @param digits of a RANGE: how many digits after the plus
   */
  public record Owner(SubjectKind per, Role as, int digits) {}

  /**
   * What it is made of.
   *
   * @param on topics that contribute
   * @param where which of them contribute; reads the signal only. Equal texts share one instance
   * @param value what they contribute, for functions that need it; null for COUNT, PEAK, AGE, SPEED
   *     and USUAL
   * @param valueType type of the value and of LAST's reading; null where there is no value
   * @param ofProfile whether it may depend on what is known of the customer
   */
  public record Input(
      Set<SignalTopic> on,
      Condition where,
      Expression value,
      Field.Type valueType,
      boolean ofProfile) {

    /** The same of the signal alone. */
    public Input(Set<SignalTopic> on, Condition where, Expression value, Field.Type valueType) {
      this(on, where, value, valueType, false);
    }
  }

  /** Whether it may depend on what is known of the customer. */
  public boolean ofProfile() {
    return input.ofProfile;
  }

  public String name() {
    return spec.name();
  }

  public int slot() {
    return spec.slot();
  }

  public SubjectKind per() {
    return owner.per;
  }

  public Role as() {
    return owner.as;
  }

  public int digits() {
    return owner.digits;
  }

  public Set<SignalTopic> on() {
    return input.on;
  }

  public Condition where() {
    return input.where;
  }

  public Expression value() {
    return input.value;
  }

  public Field.Type valueType() {
    return input.valueType;
  }
}
