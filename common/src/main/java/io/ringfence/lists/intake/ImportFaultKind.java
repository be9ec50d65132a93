package io.ringfence.lists.intake;

import java.util.EnumSet;
import java.util.Locale;

/** Why a file, or one entry of it, is refused. */
public enum ImportFaultKind {
  TOO_LARGE,
  WRONG_ENCODING,
  TRUNCATED,
  MALFORMED,
  NO_HEADER,
  TOO_LONG,
  BAD_KIND,
  BAD_SUBJECT,
  BAD_TIME,
  BAD_ACTION,
  NONSENSE_NUMBER,
  EMERGENCY,
  EVERYTHING,
  TOO_WIDE,
  PRIVATE,
  SHARED,
  LOOPBACK,
  LINK_LOCAL,
  MULTICAST,
  DOCUMENTATION,
  BOGON,
  CONTRADICTION;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name as people read and write it, such as {@code link-local}. */
  public String label() {
    return label;
  }

  /** Whether the rest of the file can still be trusted. */
  public boolean ofOneEntry() {
    return !EnumSet.range(TOO_LARGE, NO_HEADER).contains(this);
  }
}
