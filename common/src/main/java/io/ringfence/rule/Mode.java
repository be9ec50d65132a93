package io.ringfence.rule;

import java.util.Locale;

/**
 * Whether a rule's alerts may be acted on (ENFORCE), are only to be looked at (SHADOW), or are not
 * raised (OFF).
 */
public enum Mode {
  ENFORCE,
  SHADOW,
  OFF;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
