package io.ringfence.cli;

import io.ringfence.cli.access.AccessCommand;
import io.ringfence.cli.access.PseudonymCommand;
import io.ringfence.cli.accesslog.AccessLogCommand;
import io.ringfence.cli.audit.AuditCommand;
import io.ringfence.cli.cluster.ClusterCommand;
import io.ringfence.cli.console.ConsoleCommand;
import io.ringfence.cli.deny.DenyCommand;
import io.ringfence.cli.doctor.DoctorCommand;
import io.ringfence.cli.feeds.FeedsCommand;
import io.ringfence.cli.feeds.InitCommand;
import io.ringfence.cli.lists.ListsCommand;
import io.ringfence.cli.live.DemoCommand;
import io.ringfence.cli.live.LiveCommand;
import io.ringfence.cli.notify.NotifyCommand;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BuildVersion;
import io.ringfence.cli.options.ExitCodes;
import io.ringfence.cli.options.OptionDefaults;
import io.ringfence.cli.options.WrongUse;
import io.ringfence.cli.profiles.ProfilesCommand;
import io.ringfence.cli.rules.RulesCommand;
import io.ringfence.cli.scan.ScanCommand;
import io.ringfence.cli.serve.ServeCommand;
import io.ringfence.cli.stories.StoriesCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The launcher's command line. What its exit codes mean is said in {@link ExitCodes}. */
@Command(
    name = "ringfence",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Real-time fraud and abuse detection for communications providers.",
    subcommands = {
      DemoCommand.class,
      ScanCommand.class,
      ServeCommand.class,
      LiveCommand.class,
      ConsoleCommand.class,
      NotifyCommand.class,
      DenyCommand.class,
      ClusterCommand.class,
      InitCommand.class,
      FeedsCommand.class,
      RulesCommand.class,
      ProfilesCommand.class,
      TopicsCommand.class,
      DoctorCommand.class,
      SimulateCommand.class,
      StoriesCommand.class,
      AccessCommand.class,
      AccessLogCommand.class,
      PseudonymCommand.class,
      ListsCommand.class,
      AuditCommand.class,
      GenerateCompletion.class
    })
public final class Ringfence {

  private static final Logger NUMBERS = Logger.getLogger("com.google.i18n.phonenumbers");

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "a provider's own settings, as `init` makes them, in place of those that ship: sources.yaml, tariff.csv, policy.yaml, tenants.yaml, profiles, notify.yaml, deny.yaml and pack, as far as they are there")
  @SuppressWarnings("UnusedVariable") // it decides defaults, so OptionDefaults reads it before
  private Path config;

  private Ringfence() {}

  public static void main(String[] args) {
    run(verbs(), args);
  }

  /**
   * The verbs of the launcher.
   *
   * @param more beside its own
   */
  public static CommandLine verbs(Class<?>... more) {
    CommandLine commandLine = new CommandLine(new Ringfence());
    for (Class<?> each : more) {
      commandLine.addSubcommand(each);
    }
    return commandLine;
  }

  /** Runs one of the verbs, and ends the JVM. */
  public static void run(CommandLine verbs, String[] args) {
    int exit = execute(verbs, args);
    // Flink and Kafka leave threads behind that would keep the JVM up.
    System.exit(exit);
  }

  private static int execute(CommandLine verbs, String[] args) {
    try {
      return in(OptionDefaults.withConfig(System.getenv(), args), verbs).execute(args);
    } catch (BadInput e) {
      e.print(new PrintWriter(System.err, true, Charset.defaultCharset()));
      return CommandLine.ExitCode.USAGE;
    }
  }

  static CommandLine commandLine(Map<String, String> environment) throws BadInput {
    return in(environment, verbs());
  }

  /**
   * The same command line, with what all verbs have in common.
   *
   * @param environment says what arguments do not
   */
  public static CommandLine in(Map<String, String> environment, CommandLine commandLine)
      throws BadInput {
    // libphonenumber warns of regions that it has no short numbers for, which is all the same here.
    NUMBERS.setLevel(Level.SEVERE);
    IExecutionExceptionHandler handler =
        (failure, command, parsed) -> {
          if (failure instanceof BadInput bad) {
            bad.print(command.getErr());
            return CommandLine.ExitCode.USAGE;
          }
          throw failure;
        };
    WrongUse.collect(commandLine);
    ExitCodes.describe(commandLine);
    return commandLine
        .setDefaultValueProvider(OptionDefaults.of(environment, commandLine.getCommandSpec()))
        .setExecutionExceptionHandler(handler)
        .setExecutionStrategy(WrongUse.refusedBefore(Ringfence::shown))
        .setExitCodeExceptionMapper(
            failure ->
                failure instanceof ParameterException
                    ? CommandLine.ExitCode.USAGE
                    : ExitCodes.FAILED);
  }

  /** Runs a verb. What it prints by the line is shown at once, the rest when it ends. */
  private static int shown(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } finally {
      parsed.asCommandLineList().forEach(each -> each.getOut().flush());
    }
  }
}
