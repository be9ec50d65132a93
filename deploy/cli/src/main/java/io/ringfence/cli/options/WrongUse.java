package io.ringfence.cli.options;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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
      List<Exception> wrong = errors(parsed);
      if (wrong.isEmpty() || asksForHelp(parsed)) {
        return running.execute(parsed);
      }
      CommandLine verb = last(parsed).commandSpec().commandLine();
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

  private static List<Exception> errors(ParseResult parsed) {
    List<Exception> all = new ArrayList<>(parsed.errors());
    parsed.subcommands().forEach(each -> all.addAll(errors(each)));
    return all;
  }

  private static boolean asksForHelp(ParseResult parsed) {
    return parsed.isUsageHelpRequested()
        || parsed.isVersionHelpRequested()
        || parsed.subcommands().stream().anyMatch(WrongUse::asksForHelp);
  }

  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }
}
