package io.ringfence.rule.change;

/**
 * A change that was not accepted: what it would have replaced stays.
 *
 * @param field the key at fault, or empty
 * @param detail what is wrong with it, as a check of the whole pack would say
 */
public record RuleRefusal(RuleRecord record, Reason reason, String field, String detail) {

  /** Why a change is refused. */
  public enum Reason {
    TOO_LARGE,
    MALFORMED,
    MISSING_FIELD,
    BAD_FIELD
  }
}
