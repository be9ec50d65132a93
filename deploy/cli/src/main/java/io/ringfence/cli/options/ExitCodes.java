package io.ringfence.cli.options;

/** Exit codes of the launcher beside 0, 1 and those of picocli. */
public final class ExitCodes {

  /** Ringfence itself failed. */
  public static final int FAILED = 3;

  private ExitCodes() {}
}
