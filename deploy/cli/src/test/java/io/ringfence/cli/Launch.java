package io.ringfence.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the launcher, in this JVM. */
public record Launch(int exit, String out, String err) {

  public static Launch of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Ringfence.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(arguments);
    return new Launch(exit, out.toString(), err.toString());
  }
}
