package io.ringfence.lists.intake;

import java.util.Locale;

/** Why a file, or one entry of it, is refused. */
public enum ImportFaultKind {
  TOO_LARGE(false),
  WRONG_ENCODING(false),
  TRUNCATED(false),
  MALFORMED(false),
  NO_HEADER(false),
  TOO_LONG(true),
  BAD_KIND(true),
  BAD_SUBJECT(true),
  BAD_TIME(true),
  BAD_ACTION(true),
  NONSENSE_NUMBER(true),
  EMERGENCY(true),
  EVERYTHING(true),
  TOO_WIDE(true),
  PRIVATE(true),
  SHARED(true),
  LOOPBACK(true),
  LINK_LOCAL(true),
  MULTICAST(true),
  DOCUMENTATION(true),
  BOGON(true),
  CONTRADICTION(true);

  private final boolean ofOneEntry;
  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ImportFaultKind(boolean ofOneEntry) {
    this.ofOneEntry = ofOneEntry;
  }

  /** The name as people read and write it, such as {@code link-local}. */
  public String label() {
    return label;
  }

  /** Whether the rest of the file can still be trusted. */
  public boolean ofOneEntry() {
    return ofOneEntry;
  }
}
