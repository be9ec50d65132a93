package io.ringfence.cli;

import io.ringfence.cli.access.AccessCommand;
import io.ringfence.cli.access.PseudonymCommand;
import io.ringfence.cli.accesslog.AccessLogCommand;
import io.ringfence.cli.audit.AuditCommand;
import io.ringfence.cli.cluster.ClusterCommand;
import io.ringfence.cli.console.ConsoleCommand;
import io.ringfence.cli.evaluate.EvaluateCommand;
import io.ringfence.cli.lists.ListsCommand;
import io.ringfence.cli.live.DemoCommand;
import io.ringfence.cli.live.LiveCommand;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.ExitCodes;
import io.ringfence.cli.rules.RulesCommand;
import io.ringfence.cli.scan.ScanCommand;
import io.ringfence.cli.stories.StoriesCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The launcher's command line. Exit 0: done; 1: found what the verb exists to find; 2: bad use or
 * bad input.
 */
@Command(
    name = "ringfence",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Real-time fraud and abuse detection for communications providers.",
    subcommands = {
      DemoCommand.class,
      ScanCommand.class,
      LiveCommand.class,
      ConsoleCommand.class,
      ClusterCommand.class,
      RulesCommand.class,
      TopicsCommand.class,
      SimulateCommand.class,
      EvaluateCommand.class,
      StoriesCommand.class,
      AccessCommand.class,
      AccessLogCommand.class,
      PseudonymCommand.class,
      ListsCommand.class,
      AuditCommand.class,
      BenchCommand.class
    })
public final class Ringfence implements Runnable {

  private static final Logger NUMBERS = Logger.getLogger("com.google.i18n.phonenumbers");

  @Spec private CommandSpec spec;

  private Ringfence() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  public static void main(String[] args) {
    int exit = commandLine().execute(args);
    // Flink and Kafka leave threads behind that would keep the JVM up.
    System.exit(exit);
  }

  static CommandLine commandLine() {
    // libphonenumber warns of regions that it has no short numbers for, which is all the same here.
    NUMBERS.setLevel(Level.SEVERE);
    IExecutionExceptionHandler handler =
        (failure, command, parsed) -> {
          if (failure instanceof BadInput) {
            command.getErr().println("ringfence: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
          }
          throw failure;
        };
    return new CommandLine(new Ringfence())
        .setExecutionExceptionHandler(handler)
        .setExitCodeExceptionMapper(
            failure ->
                failure instanceof ParameterException
                    ? CommandLine.ExitCode.USAGE
                    : ExitCodes.FAILED);
  }
}
