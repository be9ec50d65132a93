package io.ringfence.console.web;

import io.ringfence.console.access.UserSession;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.AccessLog;
import java.io.IOException;
import java.util.function.LongSupplier;

/** What one request of somebody who is signed in leaves on the access log. */
record AccessTrail(AccessLog log, UserSession session, String address, LongSupplier clock) {

  AccessEntry entry(AccessAction action) {
    return AccessEntry.of(
        clock.getAsLong(), session.user().name(), session.role().label(), address, action);
  }

  /**
   * Writes an entry, before what it says is done.
   *
   * @throws NotLoggedException if it could not be written, and whoever asks sees personal data
   */
  void write(AccessEntry entry) throws NotLoggedException {
    try {
      log.write(entry);
    } catch (IOException away) {
      refuse(away);
    }
  }

  /**
   * Writes that somebody sees something, once for as long as they look at it.
   *
   * @throws NotLoggedException as of any entry
   */
  void view(AccessEntry entry) throws NotLoggedException {
    try {
      log.view(session.token(), entry);
    } catch (IOException away) {
      refuse(away);
    }
  }

  private void refuse(IOException away) throws NotLoggedException {
    if (session.role().seesNumbers()) {
      throw new NotLoggedException(away);
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
