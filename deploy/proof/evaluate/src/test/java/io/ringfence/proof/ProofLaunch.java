package io.ringfence.proof;

import io.ringfence.cli.Ringfence;
import io.ringfence.cli.options.BadInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** One run of the launcher with the verbs of proof, in this JVM. */
public record ProofLaunch(int exit, String out, String err) {

  public static ProofLaunch of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new ProofLaunch(exit, out.toString(), err.toString());
  }

  static CommandLine commandLine() {
    try {
      return Ringfence.in(Map.of(), Proof.verbs());
    } catch (BadInput e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
