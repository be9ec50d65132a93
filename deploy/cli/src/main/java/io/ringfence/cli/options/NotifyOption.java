package io.ringfence.cli.options;

import io.ringfence.notify.NotifyYaml;
import io.ringfence.notify.Receiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who is told of alerts. */
public final class NotifyOption {

  @Option(
      names = "--notify",
      paramLabel = "FILE",
      description = "who is told of alerts by mail and webhook; files that it names lie beside it")
  private Path file;

  /** Empty if no file is given. */
  public Optional<List<Receiver>> read() throws BadInput {
    if (file == null) {
      return Optional.empty();
    }
    Path folder = file.toAbsolutePath().getParent();
    return Optional.of(
        LauncherFolder.settings("the receivers", file, yaml -> NotifyYaml.read(yaml, folder)));
  }

  /** Those that a verb cannot do without. */
  public List<Receiver> required() throws BadInput {
    return read()
        .orElseThrow(
            () -> new BadInput("--notify: name the file, or a --config with a notify.yaml in it"));
  }
}
