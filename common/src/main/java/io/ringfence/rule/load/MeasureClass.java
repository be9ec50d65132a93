package io.ringfence.rule.load;

import io.ringfence.rule.expression.CheckedExpression;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SubjectKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose retention a measure obeys. */
final class MeasureClass {

  /** The field of security events that says where they took place. */
  private static final String PLACE = "security.country";

  private MeasureClass() {}

  static boolean readsPlace(Optional<CheckedExpression> expression) {
    return expression.filter(each -> each.names().contains(PLACE)).isPresent();
  }

  /**
   * Of several, traffic's: the shortest of those that a measure can mix, unless places are kept for
   * less.
   *
   * @param places whether it reads where something took place
   */
  static DataClass of(TargetReader.Target target, boolean places, Retention retention) {
    DataClass without = of(target);
    return places
            && (without == DataClass.SECURITY || retention.location() < retention.millis(without))
        ? DataClass.LOCATION
        : without;
  }

  private static DataClass of(TargetReader.Target target) {
    if (target.kind() == SubjectKind.CONTENT) {
      return DataClass.CONTENT;
    }
    Set<String> kinds = new TreeSet<>();
    target.on().forEach(topic -> kinds.add(topic.kind()));
    if (kinds.equals(Set.of("security"))) {
      return DataClass.SECURITY;
    }
    return kinds.equals(Set.of("listing")) ? DataClass.LISTING : DataClass.TRAFFIC;
  }
}
