package io.ringfence.fuzz;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A reader of bytes from outside, as it is fuzzed.
 *
 * @param name also that of the folder of its corpus
 * @param readers simple names of the classes that read here
 * @param refusals the exceptions with which the reader may refuse its input; none if it never
 *     throws
 * @param seeds inputs to begin with
 * @param mutations how many inputs the full circle makes of the seeds
 * @param everyday how many of these, the first ones, each build makes
 * @param bounded whether {@link Bounds} hold for it
 */
record FuzzTarget(
    String name,
    Set<String> readers,
    Set<Class<? extends Exception>> refusals,
    Supplier<List<byte[]>> seeds,
    int mutations,
    int everyday,
    boolean bounded,
    Reading reading) {

  private static final int USUAL = 300;
  private static final int PART = 3;

  /** Reads one input, and asserts what has to hold of it. */
  interface Reading {
    void read(byte[] input) throws Exception;
  }

  /** A reader that never throws. */
  static FuzzTarget of(
      String name, Set<String> readers, Supplier<List<byte[]>> seeds, Reading reading) {
    return new FuzzTarget(name, readers, Set.of(), seeds, USUAL, USUAL / PART, true, reading);
  }

  /** The same reader, which may refuse its input with an exception. */
  FuzzTarget refusing(Class<? extends Exception> refusal) {
    return new FuzzTarget(
        name, readers, Set.of(refusal), seeds, mutations, everyday, bounded, reading);
  }

  /** The same reader, which gets more than most from whoever means harm. */
  FuzzTarget thorough() {
    return making(USUAL * 10, USUAL * 10 / PART);
  }

  /** The same reader, which takes longer than most. */
  FuzzTarget slow() {
    return making(USUAL / 10, USUAL / 10 / PART);
  }

  /** The same reader, which takes long for what is nested deeply, as some seeds are. */
  FuzzTarget nested() {
    return making(USUAL, USUAL / 10);
  }

  private FuzzTarget making(int inputs, int atEachBuild) {
    return new FuzzTarget(name, readers, refusals, seeds, inputs, atEachBuild, bounded, reading);
  }

  /** The same reader, in which a library takes as much memory as it likes. */
  FuzzTarget unbounded() {
    return new FuzzTarget(name, readers, refusals, seeds, mutations, everyday, false, reading);
  }

  /**
   * Tries one input.
   *
   * @param bounds what it may take, if the target is bounded at all
   * @throws AssertionError if the reader does what it may not
   */
  void attempt(byte[] input, Bounds bounds) {
    if (bounded) {
      bounds.hold(name, () -> refusable(input));
    } else {
      refusable(input);
    }
  }

  private void refusable(byte[] input) {
    try {
      reading.read(input);
    } catch (Exception refusal) {
      if (refusals.stream().noneMatch(each -> each.isInstance(refusal))) {
        throw new AssertionError(name + ": an exception that is not documented", refusal);
      }
      if (refusal.getMessage() == null || refusal.getMessage().isBlank()) {
        throw new AssertionError(name + ": a refusal without a reason", refusal);
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
