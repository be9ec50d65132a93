package io.ringfence.cli.options;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options that a verb does not have, or with values that it cannot take: all are said at once. */
public final class WrongUse {

  private WrongUse() {}

  /** Has the parser go on after what it cannot take. */
  public static void collect(CommandLine commandLine) {
    commandLine.getCommandSpec().parser().collectErrors(true);
    commandLine.getSubcommands().values().forEach(WrongUse::collect);
  }

  /** Runs a verb only if nothing is wrong with what it is given. */
  public static IExecutionStrategy refusedBefore(IExecutionStrategy running) {
    return parsed -> {
      List<CommandLine> verbs = parsed.asCommandLineList();
      List<Exception> wrong =
          verbs.stream().flatMap(each -> each.getParseResult().errors().stream()).toList();
      if (wrong.isEmpty()
          || verbs.stream()
              .anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested())) {
        return running.execute(parsed);
      }
      CommandLine verb = verbs.get(verbs.size() - 1);
      PrintWriter err = verb.getErr();
      for (Exception each : wrong) {
        err.println("ringfence: " + each.getMessage());
        if (each instanceof ParameterException parameter) {
          UnmatchedArgumentException.printSuggestions(parameter, err);
        }
      }
      err.println("`" + verb.getCommandSpec().qualifiedName() + " --help` says what it takes");
      return CommandLine.ExitCode.USAGE;
    };
  }
}
