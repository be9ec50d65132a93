package io.ringfence.console.accountability;

import java.util.Locale;

/** What somebody does that is written down. */
public enum AccessAction {
  SIGN_IN,
  SIGN_OUT,
  /** A page with many subjects: the queue, stories, alerts beside indicators, open approvals. */
  VIEW_LIST,
  VIEW_ALERT,
  /** The records behind an alert. */
  VIEW_SIGNALS,
  VIEW_SUBJECT,
  SEARCH,
  VERDICT,
  /** A privacy request. */
  REQUEST,
  /** Of what somebody else has asked for. */
  APPROVE,
  /** What was asked for is not done. */
  DECLINE,
  /** Somebody is refused nowhere. */
  DENY_LIFT,
  /** Nobody is refused. */
  DENY_STOP,
  DENY_RESUME;

  /** As the log has it, such as {@code view-subject}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
