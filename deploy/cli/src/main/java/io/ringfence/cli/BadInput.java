package io.ringfence.cli;

/**
 * Something the user gave cannot be used; the message says what, and why. Ends the launcher with 2.
 */
final class BadInput extends Exception {

  BadInput(String message) {
    super(message);
  }
}
