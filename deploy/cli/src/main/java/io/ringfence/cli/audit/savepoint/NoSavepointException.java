package io.ringfence.cli.audit.savepoint;

/** A folder is no savepoint, or none that can be read whole; the message says why. */
public final class NoSavepointException extends Exception {

  NoSavepointException(String message) {
    super(message);
  }
}
