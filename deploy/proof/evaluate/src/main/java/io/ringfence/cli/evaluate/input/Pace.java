package io.ringfence.cli.evaluate.input;

import java.util.Locale;

/** How much of a hurry an attacker is in; the slow ones stay below what bursts look like. */
public enum Pace {
  NORMAL,
  SLOW;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
