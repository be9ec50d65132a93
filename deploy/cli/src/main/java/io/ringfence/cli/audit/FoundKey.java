package io.ringfence.cli.audit;

import io.ringfence.signal.Subject;

/** The key under which something is held, as people write it. */
final class FoundKey {

  private FoundKey() {}

  /** A subject with its kind; the id of a call that is being assembled. */
  static String text(String key) {
    try {
      return Subject.ofKey(key).name();
    } catch (IllegalArgumentException e) {
      return "call " + key;
    }
  }
}
