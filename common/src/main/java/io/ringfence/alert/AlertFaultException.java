package io.ringfence.alert;

/** A record that is no alert. It has no stack trace, because garbage can arrive by the million. */
public final class AlertFaultException extends IllegalArgumentException {

  private final String field;

  /**
   * @param field empty if it is about the whole record
   * @param detail must not repeat what the record says: it is shown to people
   */
  public AlertFaultException(String field, String detail) {
    super(detail);
    this.field = field;
  }

  /** Which field is at fault; empty if it is the whole record. */
  public String field() {
    return field;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
