package io.ringfence.alert;

import io.ringfence.rule.Rule;

/**
 * Who accuses whom of what, without the whom: what alerts are counted by.
 *
 * @param rule id of the rule
 * @param fraud as the pack names it
 * @param severity {@code low} to {@code critical}
 * @param mode {@code enforce} or {@code shadow}
 */
public record AlertLabels(String rule, String fraud, String severity, String mode) {

  /** Of what is published without its rule: an erasure, or an alert whose rule is gone. */
  public static final AlertLabels NONE = new AlertLabels("", "", "", "");

  public static AlertLabels of(Rule rule) {
    return new AlertLabels(rule.id(), rule.fraud(), rule.severity().label(), rule.mode().label());
  }
}
