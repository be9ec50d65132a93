package io.ringfence.notify;

import io.ringfence.rule.Severity;

/** Something to tell: an alert, or a notice of Ringfence itself. A later one replaces it. */
sealed interface Notice permits AlertNotice, OwnNotice {

  /** The same for all versions. */
  String key();

  /** Grows with what is newer. */
  long version();

  /** When it happened last, epoch milliseconds. */
  long last();

  Severity severity();

  /** Of this version, and no other; a receiver may know repetitions by it. */
  default String named() {
    return key() + '-' + version();
  }
}
