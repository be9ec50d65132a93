package io.ringfence.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries all faults, each several times, and prints what came of them. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks a cluster of separate processes on purpose: three brokers with TLS, ZooKeeper, a job manager and two task managers, all on this machine's loopback address.",
      "Each run is compared with a scan of the same records: the last version of every alert with hits and measures, and read = accepted + rejected + late.",
      "What is done is in DIR/outcomes.jsonl; the same command with the same DIR goes on from there. The exit code is 1 if a run was not good."
    })
public final class FaultsCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where outcomes are, and the folders of runs that were not good")
  private Path out;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "how often each fault is tried (default: ${DEFAULT-VALUE})")
  private int repeats = 5;

  @Option(
      names = "--outage",
      paramLabel = "SECONDS",
      description = "how long what is away stays away (default: ${DEFAULT-VALUE})")
  private int outage = 120;

  @Option(names = "--only", paramLabel = "FAULT", split = ",", description = "these faults only")
  private List<String> only = List.of();

  @Spec private CommandSpec spec;

  /** Runs the command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new FaultsCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<InjectedFault> chosen = chosen();
    Path folder = Files.createDirectories(out).toRealPath();
    Outcomes outcomes = new Outcomes(folder.resolve("outcomes.jsonl"));
    runAll(folder, chosen, outcomes);
    say(outcomes.table());
    return outcomes.allGood() ? 0 : 1;
  }

  private void runAll(Path folder, List<InjectedFault> chosen, Outcomes outcomes) throws Exception {
    FaultRun run = new FaultRun(folder, Duration.ofSeconds(outage));
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (InjectedFault fault : chosen) {
        if (outcomes.of(fault.name(), repeat).isEmpty()) {
          FaultOutcome outcome = run.of(fault, repeat);
          outcomes.add(outcome);
          say((outcome.good() ? "good: " : "NOT GOOD: ") + outcome);
        }
      }
    }
  }

  private List<InjectedFault> chosen() {
    for (String name : only) {
      if (Faults.named(name).isEmpty()) {
        throw new ParameterException(spec.commandLine(), "--only: no fault is called " + name);
      }
    }
    return Faults.ALL.stream()
        .filter(each -> only.isEmpty() || only.contains(each.name()))
        .toList();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
