package io.ringfence.rule.field;

import io.ringfence.signal.Signal;

/** Values as the rule language has them, whatever their scope answers. */
public final class Values {

  private Values() {}

  /**
   * A String, Long, Double or Boolean, as the type says; what is absent (the latest value of an
   * empty window) is empty, -1 or false.
   *
   * @param type null of a list, which is handed on as it is
   */
  public static Object of(Scope scope, String name, Field.Type type) {
    Object value = scope.valueOf(name);
    if (type == null) {
      return value;
    }
    return switch (type) {
      case TEXT -> value == null ? "" : value;
      case BOOL -> (Object) Boolean.TRUE.equals(value);
      case INT -> value instanceof Long whole ? whole : whole(value);
      case DOUBLE -> value instanceof Double real ? real : real(value);
    };
  }

  public static long whole(Object value) {
    return value == null ? Signal.ABSENT : ((Number) value).longValue();
  }

  public static double real(Object value) {
    return value == null ? Signal.ABSENT : ((Number) value).doubleValue();
  }

  public static String text(Object value) {
    return value == null ? "" : (String) value;
  }
}
