package io.ringfence.decode;

import java.util.Locale;

/** Why a record was refused. */
public enum RefusalReason {
  TOO_LARGE,
  MALFORMED,
  UNKNOWN_TYPE,
  MISSING_FIELD,
  BAD_FIELD,
  TOO_WIDE,
  FROM_THE_FUTURE,
  EXPIRED,
  LATE;

  /** The name in records, such as {@code from-the-future}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
