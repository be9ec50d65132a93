package io.ringfence.rule;

import io.ringfence.measure.MeasureSpec;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Role;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.Set;

/**
 * A measure as a pack declares it.
 *
 * @param per the kind of subject that has the measure; RANGE with {@code digits}
 * @param as role of the subject in the signal (numbers and ranges)
 * @param digits of a RANGE: how many digits after the plus
 * @param on topics that contribute
 * @param where which of them contribute; reads the signal only. Equal texts share one instance
 * @param value what they contribute, for functions that need it; null for COUNT, PEAK, AGE, SPEED
 *     and USUAL
 * @param valueType type of the value and of LAST's reading; null where there is no value
 */
public record Measure(
    MeasureSpec spec,
    SubjectKind per,
    Role as,
    int digits,
    Set<SignalTopic> on,
    Condition where,
    Expression value,
    Field.Type valueType) {

  public String name() {
    return spec.name();
  }

  public int slot() {
    return spec.slot();
  }
}
