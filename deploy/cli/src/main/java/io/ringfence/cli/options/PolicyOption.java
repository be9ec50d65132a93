package io.ringfence.cli.options;

import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Retention;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How long what is kept. */
public final class PolicyOption {

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "how long each class of personal data is kept (default: privacy/policy.yaml beside the launcher)")
  private Path policy;

  public RetentionPolicy read() throws BadInput {
    RetentionPolicy.Reading reading = RetentionPolicy.read(LauncherFolder.text(file()));
    if (!reading.faults().isEmpty()) {
      StringBuilder text = new StringBuilder("the policy " + file() + " has faults:");
      reading
          .faults()
          .forEach(fault -> text.append(System.lineSeparator()).append("  ").append(fault));
      throw new BadInput(text.toString());
    }
    return reading.policy();
  }

  /** What of it concerns the state of the jobs. */
  public Retention state() throws BadInput {
    return read().state();
  }

  Path file() {
    return policy == null ? LauncherFolder.path("privacy/policy.yaml") : policy;
  }
}
