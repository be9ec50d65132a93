package io.ringfence.cli.evaluate;

/** A file is not what it should be; the message says which, where in it, and why. */
public final class UnusableInput extends Exception {

  private static final long serialVersionUID = 1;

  UnusableInput(String message) {
    super(message);
  }
}
