package io.ringfence.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.AccessRules;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DeclaredTopicsOption;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.OutputOrJsonOption;
import io.ringfence.jobs.config.WrongArguments;
import io.ringfence.jobs.detection.DetectionJob;
import io.ringfence.jobs.kpi.KpiJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at what a deployment needs before it starts. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at what the jobs need before they are started, and says what to do about what is"
          + " wrong.",
      "Run it where a process is to run, as its user and with its settings. Nothing is changed.",
      "Exit 0 if nothing is wrong, 1 if something is."
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Mixin private KafkaClientOption client;

  @Mixin private DeclaredTopicsOption declared;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "whether the client may do on topics what a role of topics --acls does")
  private String role;

  @Option(
      names = "--detection",
      paramLabel = "FILE",
      description = "the detection job's --settings, read as the job reads them")
  private Path detection;

  @Option(
      names = "--indicators",
      paramLabel = "FILE",
      description = "the indicator job's --settings, read as the job reads them")
  private Path indicators;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "a folder for checkpoints, savepoints or local state; may be repeated")
  private List<Path> folders = List.of();

  @Option(
      names = "--secret",
      paramLabel = "FILE",
      description = "a file with a key or password; may be repeated")
  private List<Path> secrets = List.of();

  @Mixin private OutputOrJsonOption output;

  @Spec private CommandSpec spec;

  private final List<Finding> findings = new ArrayList<>();

  @Override
  public Integer call() throws BadInput {
    if (role != null && !AccessRules.ROLES.contains(role)) {
      throw new BadInput("--role: there is no " + role + "; there are " + AccessRules.ROLES);
    }
    findings.add(MachineChecks.java(Runtime.version().feature()));
    folders.forEach(each -> findings.addAll(MachineChecks.folder(each)));
    secrets.forEach(each -> findings.add(MachineChecks.secret(each)));
    job("detection job", detection, DetectionJob::check);
    job("indicator job", indicators, KpiJob::check);
    brokers();
    print(spec.commandLine().getOut());
    return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
  }

  /** Reads a job's arguments as the job does. */
  private void job(String check, Path settings, Consumer<String[]> job) {
    if (settings != null) {
      try {
        job.accept(new String[] {"--settings", settings.toString()});
        findings.add(Finding.good(check, "its settings can be read"));
      } catch (WrongArguments e) {
        for (String line : e.lines()) {
          findings.add(Finding.wrong(check, line, "settings.md says what each of them takes"));
        }
      }
    }
  }

  private void brokers() throws BadInput {
    Properties settings = client.settings(bootstrap);
    if (settings.getProperty("bootstrap.servers", "").isBlank()) {
      findings.add(Finding.unknown("brokers", "no --bootstrap or --kafka-client names them"));
      return;
    }
    try (BrokerChecks checks = new BrokerChecks(settings, declared.read(), Clock.systemUTC())) {
      Finding answer = checks.answers();
      findings.add(answer);
      if (!answer.isWrong()) {
        findings.add(checks.clock());
        findings.addAll(checks.declared());
        if (role != null) {
          findings.addAll(checks.rights(role));
        }
      }
    } catch (IllegalArgumentException e) {
      findings.add(Finding.wrong("brokers", e.getMessage(), "look at the file of --kafka-client"));
    }
  }

  private void print(PrintWriter out) {
    for (Finding each : findings) {
      out.println(output.json() ? JSON.valueToTree(each) : text(each));
    }
    if (!output.json()) {
      out.printf(
          "%d checks, %d wrong%n",
          findings.size(), findings.stream().filter(Finding::isWrong).count());
    }
  }

  private static String text(Finding finding) {
    String line = "%-8s%s: %s".formatted(finding.result(), finding.check(), finding.found());
    return finding.remedy().isEmpty() ? line : line + "\n        do: " + finding.remedy();
  }
}
