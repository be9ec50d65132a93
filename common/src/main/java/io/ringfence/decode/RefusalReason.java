package io.ringfence.decode;

import java.util.Locale;

/** Why a record was refused. */
public enum RefusalReason {
  TOO_LARGE,
  MALFORMED,
  UNKNOWN_TYPE,
  /** Its kind does not belong on the topic that it is on. */
  WRONG_TOPIC,
  MISSING_FIELD,
  BAD_FIELD,
  TOO_WIDE,
  /** It says that this job has written it, and the job has not. */
  FORGED,
  FROM_THE_FUTURE,
  EXPIRED,
  LATE;

  /** The name in records, such as {@code from-the-future}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
