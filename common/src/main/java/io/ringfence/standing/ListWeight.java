package io.ringfence.standing;

import java.util.Locale;

/** What it means for a subject to be on a list. */
public enum ListWeight {
  /** The list accuses: rules, links and counts go by it. */
  ACCUSES,

  /** Rules that have a sign of their own may read the list's name; by itself it accuses nobody. */
  STRENGTHENS,

  /** People and other systems read the list; no rule does. */
  INFORMS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
