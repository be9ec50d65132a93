package io.ringfence.topics;

import java.util.Locale;

/** Kinds of records that are read as signals. */
public enum RecordKind {
  CALL,
  MESSAGE,
  SESSION,
  QUALITY,
  SECURITY,
  /** A listing as somebody wrote it. */
  LISTING,
  /** A listing that follows from an alert or from another listing, which it names. */
  DERIVED_LISTING,
  PRIVACY;

  /** As records write it. */
  public final String label = name().toLowerCase(Locale.ROOT);
}
