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
    return LauncherFolder.settings("the policy", file(), RetentionPolicy::read);
  }

  /** What of it concerns the state of the jobs. */
  public Retention state() throws BadInput {
    return read().state();
  }

  Path file() {
    return policy == null ? LauncherFolder.path("privacy/policy.yaml") : policy;
  }
}
