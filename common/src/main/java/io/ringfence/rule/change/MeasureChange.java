package io.ringfence.rule.change;

import java.util.List;

/**
 * What becomes of a measure's state when another pack is deployed, where it does not just go on.
 *
 * @param refused whether no job may go on so; otherwise people are told
 * @param what in words, behind the measure's name
 */
public record MeasureChange(String measure, boolean refused, String what) {

  static MeasureChange refused(String measure, String what) {
    return new MeasureChange(measure, true, what);
  }

  static MeasureChange allowed(String measure, String what) {
    return new MeasureChange(measure, false, what);
  }

  /** Those that no job may go on with. */
  public static List<MeasureChange> refused(List<MeasureChange> changes) {
    return changes.stream().filter(MeasureChange::refused).toList();
  }

  @Override
  public String toString() {
    return "the measure `" + measure + "` " + what;
  }
}
