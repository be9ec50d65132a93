package io.ringfence.rule;

import java.util.Locale;

/** How grave an accusation is. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
