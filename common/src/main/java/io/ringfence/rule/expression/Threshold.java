package io.ringfence.rule.expression;

/**
 * A number that a condition compares something with, as {@code NAME OPERATOR NUMBER}.
 *
 * @param name of a measure or a field
 * @param operator {@code >= > <= < == !=}
 */
public record Threshold(String name, String operator, double number) {

  /** Whether a value reaches it. */
  public boolean holds(double value) {
    return switch (operator) {
      case ">=" -> value >= number;
      case ">" -> value > number;
      case "<=" -> value <= number;
      case "<" -> value < number;
      case "==" -> value == number;
      default -> value != number;
    };
  }
}
