package io.ringfence.topics;

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
  PRIVACY
}
