package io.ringfence.decode;

/**
 * Ends the reading of one record. It stays in this package, where {@link Decoder} turns it into a
 * {@link Refusal}; it has no stack trace, because garbage can arrive by the million.
 */
final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  final transient Reason reason;
  final transient String field;

  /**
   * @param detail must not repeat what the record says: it is shown to people and may be logged
   */
  Fault(Reason reason, String field, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.field = field;
  }

  static Fault malformed(String detail) {
    return new Fault(Reason.MALFORMED, "", detail);
  }

  static Fault missing(String field) {
    return new Fault(Reason.MISSING_FIELD, field, "the field is required");
  }

  static Fault bad(String field, String detail) {
    return new Fault(Reason.BAD_FIELD, field, detail);
  }
}
