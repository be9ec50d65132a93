package io.ringfence.rule.field;

/**
 * As which of a signal's parties a subject takes part: of a message, the sender is the caller and
 * the receiver the called.
 */
public enum Role {
  CALLER,
  CALLED,
  ANY
}
