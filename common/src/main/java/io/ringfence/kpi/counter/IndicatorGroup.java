package io.ringfence.kpi.counter;

/**
 * The smallest group that figures are kept for.
 *
 * @param first value of the family's first dimension, empty where it has none
 * @param second value of its second dimension
 */
public record IndicatorGroup(IndicatorFamily family, String first, String second)
    implements Comparable<IndicatorGroup> {

  /** In place of what a record does not say. */
  public static final String NONE = "(none)";

  /** In place of values that are too many or too small to be told apart. */
  public static final String OTHER = "(other)";

  /** Of all groups of a family that are not told apart. */
  public static IndicatorGroup other(IndicatorFamily family) {
    return of(family, OTHER, OTHER);
  }

  public static IndicatorGroup of(IndicatorFamily family, String first, String second) {
    return new IndicatorGroup(family, named(family.first(), first), named(family.second(), second));
  }

  private static String named(String dimension, String value) {
    return dimension.isEmpty() ? "" : value.isEmpty() ? NONE : value;
  }

  @Override
  public int compareTo(IndicatorGroup other) {
    int byFamily = family.compareTo(other.family);
    int byFirst = byFamily == 0 ? first.compareTo(other.first) : byFamily;
    return byFirst == 0 ? second.compareTo(other.second) : byFirst;
  }
}
