package io.ringfence.cli.options;

import io.ringfence.decode.customer.ProfileFile;
import io.ringfence.jobs.io.ProfilesAtStart;
import io.ringfence.jobs.io.files.ProfilesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is known of customers. */
final class ProfilesOption {

  @Option(
      names = "--profiles",
      paramLabel = "FILE",
      description =
          "what is known of customers, a JSON object a line or YAML (default: what the topic of"
              + " profiles says, where there is one)")
  private Path profiles;

  /** Where they are; every mistake in them is said first. */
  ProfilesAtStart read() throws BadInput {
    return profiles == null ? ProfilesAtStart.NONE : read(profiles);
  }

  /** Those that traffic brings along, if none are named. */
  ProfilesAtStart readOr(Path broughtAlong) throws BadInput {
    return profiles == null && Files.isRegularFile(broughtAlong) ? read(broughtAlong) : read();
  }

  private static ProfilesAtStart read(Path file) throws BadInput {
    String content = LauncherFolder.text(file);
    BadInput.refuse("the profiles " + file, ProfileFile.read(file.toString(), content).faults());
    return new ProfilesFile(file);
  }

  /** A job in another process reads the topic. */
  void refuseForOthers() throws BadInput {
    if (profiles != null) {
      throw new BadInput(
          "--profiles: a job in another process reads the topic of profiles; write them there"
              + " (ringfence profiles import)");
    }
  }
}
