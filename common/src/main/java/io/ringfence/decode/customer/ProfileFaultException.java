package io.ringfence.decode.customer;

import io.ringfence.decode.RefusalReason;

/** A record that is no profile. The message never repeats what the record says. */
public final class ProfileFaultException extends Exception {

  private static final long serialVersionUID = 1;

  private final RefusalReason reason;
  private final String field;

  ProfileFaultException(RefusalReason reason, String field, String detail) {
    super(detail);
    this.reason = reason;
    this.field = field;
  }

  public static ProfileFaultException bad(String field, String detail) {
    return new ProfileFaultException(RefusalReason.BAD_FIELD, field, detail);
  }

  public RefusalReason reason() {
    return reason;
  }

  /** The field at fault; empty if it is the record as a whole. */
  public String field() {
    return field;
  }
}
