package io.ringfence.proof;

import io.ringfence.bench.BenchCommand;
import io.ringfence.cli.Ringfence;
import io.ringfence.cli.evaluate.EvaluateCommand;
import picocli.CommandLine;

/** The launcher's command line with the verbs that a release does not have. */
public final class Proof {

  private Proof() {}

  public static void main(String[] args) {
    Ringfence.run(verbs(), args);
  }

  static CommandLine verbs() {
    return Ringfence.verbs(EvaluateCommand.class, BenchCommand.class);
  }
}
