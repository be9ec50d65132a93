package io.ringfence.decode;

/**
 * Ends the reading of one record. It stays in this package, where {@link Decoder} turns it into a
 * {@link Refusal}; it has no stack trace, because garbage can arrive by the million.
 */
final class RefusalException extends RuntimeException {

  final transient RefusalReason reason;
  final transient String field;

  /**
   * @param detail must not repeat what the record says: it is shown to people and may be logged
   */
  RefusalException(RefusalReason reason, String field, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.field = field;
  }

  static RefusalException malformed(String detail) {
    return new RefusalException(RefusalReason.MALFORMED, "", detail);
  }

  static RefusalException missing(String field) {
    return new RefusalException(RefusalReason.MISSING_FIELD, field, "the field is required");
  }

  static RefusalException bad(String field, String detail) {
    return new RefusalException(RefusalReason.BAD_FIELD, field, detail);
  }
}
