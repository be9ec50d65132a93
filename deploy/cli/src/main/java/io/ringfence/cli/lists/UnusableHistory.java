package io.ringfence.cli.lists;

/** A history cannot be read or written; the message says which, where in it, and why. */
public final class UnusableHistory extends Exception {

  private static final long serialVersionUID = 1;

  UnusableHistory(String message) {
    super(message);
  }
}
