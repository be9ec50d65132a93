package io.ringfence.cli;

/** Exit codes of the launcher beside 0, 1 and those of picocli. */
final class ExitCodes {

  /** Ringfence itself failed. */
  static final int FAILED = 3;

  private ExitCodes() {}
}
