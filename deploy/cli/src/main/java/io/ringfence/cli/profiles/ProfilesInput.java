package io.ringfence.cli.profiles;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.decode.customer.ProfileFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A file of profiles, as a parameter. */
final class ProfilesInput {

  @Parameters(
      paramLabel = "FILE",
      description = "profiles, a JSON object a line, or YAML with a list `profiles` (*.yaml)")
  private Path file;

  ProfileFile read() throws BadInput {
    return ProfileFile.read(file.toString(), LauncherFolder.text(file));
  }

  void print(ProfileFile read, PrintWriter out) {
    read.faults().forEach(fault -> out.printf("%s:%d: %s%n", file, fault.line(), fault.text()));
    out.flush();
  }
}
