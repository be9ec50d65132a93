package io.ringfence.cli.options;

import io.ringfence.decode.feed.Sources;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The sources that a job was started with, for those who only want to read them. */
public final class SourcesOption {

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "region, time zone, tenant and topic of each source (default: as shipped)")
  private Path sources;

  public Sources read() throws BadInput {
    return sources == null ? Sources.shipped() : read(sources);
  }

  static Sources read(Path file) throws BadInput {
    return LauncherFolder.settings("the sources file", file, Sources::read);
  }
}
