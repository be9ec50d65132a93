package io.ringfence.decode.format;

/**
 * A record that should be told and cannot be read. It has no stack trace: garbage can arrive by the
 * million. Its message must not repeat what the record says.
 */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, in the order in which it is looked for. */
  public enum Fault {
    MALFORMED,
    MISSING_FIELD,
    BAD_FIELD
  }

  private final Fault fault;
  private final String field;

  private UnreadableException(Fault fault, String field, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
    this.field = field;
  }

  /** It has not the form that it must have. */
  public static UnreadableException malformed(String detail) {
    return new UnreadableException(Fault.MALFORMED, "", detail);
  }

  /**
   * It lacks what a record needs.
   *
   * @param field as the other system calls it
   */
  public static UnreadableException missing(String field) {
    return new UnreadableException(Fault.MISSING_FIELD, field, "the field is required");
  }

  /**
   * A field that is needed says nothing that can be used.
   *
   * @param field as the other system calls it
   */
  public static UnreadableException bad(String field, String detail) {
    return new UnreadableException(Fault.BAD_FIELD, field, detail);
  }

  public Fault fault() {
    return fault;
  }

  /** Empty if no field is at fault. */
  public String field() {
    return field;
  }
}
