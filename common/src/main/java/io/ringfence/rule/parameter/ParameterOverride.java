package io.ringfence.rule.parameter;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Another value of a parameter for some.
 *
 * @param id its own name
 * @param reach of whom it holds
 * @param whose the class, tenant or account; empty of all
 * @param fraud in whose rules alone it holds; empty of all
 * @param reason why, for whoever reads an alert
 */
public record ParameterOverride(
    String id,
    String parameter,
    Reach reach,
    String whose,
    String fraud,
    double value,
    String reason) {

  /** Whom an override reaches. The later ones are the more specific. */
  public enum Reach {
    ALL,
    CLASS,
    TENANT,
    ACCOUNT;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ParameterOverride {
    requireNonNull(id, "id");
    requireNonNull(parameter, "parameter");
    requireNonNull(reach, "reach");
    requireNonNull(whose, "whose");
    requireNonNull(fraud, "fraud");
    requireNonNull(reason, "reason");
  }

  /** Whether another one decides the same. */
  public boolean decidesTheSameAs(ParameterOverride other) {
    return parameter.equals(other.parameter)
        && reach == other.reach
        && whose.equals(other.whose)
        && fraud.equals(other.fraud);
  }

  /** Whether it wins over another one of the same parameter, where both hold. */
  boolean winsOver(ParameterOverride other) {
    int nearer = reach.compareTo(other.reach);
    return nearer > 0 || (nearer == 0 && fraud.length() > 0 && other.fraud.isEmpty());
  }

  /** Whether it holds in the rules of a fraud. */
  boolean isOf(String otherFraud) {
    return fraud.isEmpty() || fraud.equals(otherFraud);
  }
}
