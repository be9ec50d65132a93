package io.ringfence.cli.options;

import io.ringfence.deny.DenySettings;
import io.ringfence.deny.DenyYaml;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is refused where. */
public final class DenyOption {

  @Option(
      names = "--deny",
      paramLabel = "FILE",
      description = "what lists are refused where, and who is told: docs/deny.md")
  private Path file;

  @Option(
      names = "--deny-port",
      paramLabel = "N",
      description =
          "port where those who refuse ask whom, on the loopback address; 0 for a free one"
              + " (default: ${DEFAULT-VALUE})")
  private int port = 8482;

  public int port() {
    return port;
  }

  /** Empty if no file is given. */
  public Optional<DenySettings> read() throws BadInput {
    return file == null
        ? Optional.empty()
        : Optional.of(LauncherFolder.settings("what is refused", file, DenyYaml::read));
  }

  /** Those that a verb cannot do without. */
  public DenySettings required() throws BadInput {
    return read()
        .orElseThrow(
            () -> new BadInput("--deny: name the file, or a --config with a deny.yaml in it"));
  }
}
