package io.ringfence.faults;

/** A fault that cannot be tried on this machine. */
final class UntriedException extends Exception {

  private static final long serialVersionUID = 1L;

  UntriedException(String why) {
    super(why);
  }
}
