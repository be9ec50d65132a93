package io.ringfence.cli;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OptionDefaults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** One run of the launcher, in this JVM. */
public record Launch(int exit, String out, String err) {

  public static Launch of(String... arguments) {
    return in(Map.of(), arguments);
  }

  /** The same in an environment. */
  static Launch in(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        commandLine(OptionDefaults.withConfig(environment, arguments))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(arguments);
    return new Launch(exit, out.toString(), err.toString());
  }

  /** The verbs and their options. */
  public static CommandLine verbs() {
    return commandLine(Map.of());
  }

  private static CommandLine commandLine(Map<String, String> environment) {
    try {
      return Ringfence.commandLine(environment);
    } catch (BadInput e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
