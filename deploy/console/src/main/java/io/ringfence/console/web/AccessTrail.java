package io.ringfence.console.web;

import io.ringfence.console.access.UserSession;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.AccessLog;
import java.io.IOException;
import java.util.function.LongSupplier;

/** What one request of somebody who is signed in leaves on the access log. */
record AccessTrail(AccessLog log, UserSession session, String address, LongSupplier clock) {

  private static final String NOT_LOGGED =
      "Neither shown nor done: the broker does not take the access log, where it has to be written"
          + " first. Try again when the banner says that the broker answers.";

  AccessEntry entry(AccessAction action) {
    return AccessEntry.of(
        clock.getAsLong(), session.user().name(), session.role().label(), address, action);
  }

  /**
   * Writes an entry, before what it says is done. If it could not be written, and whoever asks sees
   * personal data, that is the answer.
   */
  void write(AccessEntry entry) {
    try {
      log.write(entry);
    } catch (IOException away) {
      refuse();
    }
  }

  /** Writes that somebody sees something, once for as long as they look at it. */
  void view(AccessEntry entry) {
    try {
      log.view(session.token(), entry);
    } catch (IOException away) {
      refuse();
    }
  }

  private void refuse() {
    if (session.role().seesNumbers()) {
      throw new AnswerException(503, NOT_LOGGED);
    }
  }

  /** Writes an entry that nothing depends on. */
  void offer(AccessEntry entry) {
    log.offer(entry);
  }

  /** Writes that somebody tried what they may not do. */
  void denied(AccessEntry entry) {
    log.offer(entry.denied());
  }
}
