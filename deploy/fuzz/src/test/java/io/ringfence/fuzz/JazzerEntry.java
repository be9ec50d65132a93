package io.ringfence.fuzz;

/** What Jazzer calls: the target that its one argument names. */
public final class JazzerEntry {

  private static FuzzTarget target;

  private JazzerEntry() {}

  /** Called once. */
  public static void fuzzerInitialize(String[] arguments) {
    target = AllTargets.named(arguments[0]);
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.attempt(input, Bounds.STRICT);
  }
}
