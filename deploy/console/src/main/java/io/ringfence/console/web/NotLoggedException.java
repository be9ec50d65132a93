package io.ringfence.console.web;

import java.io.IOException;

/** What may be done only if it is on the access log could not be written there. */
final class NotLoggedException extends IOException {

  NotLoggedException(IOException cause) {
    super("not on the access log", cause);
  }
}
