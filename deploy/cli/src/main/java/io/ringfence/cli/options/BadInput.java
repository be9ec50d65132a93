package io.ringfence.cli.options;

/**
 * Something the user gave cannot be used; the message says what, and why. Ends the launcher with 2.
 */
public final class BadInput extends Exception {

  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }
}
