package io.ringfence.cli.options;

import io.ringfence.decode.feed.Sources;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The sources that a job was started with, for those who only want to read them. */
public final class SourcesOption {

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "region, time zone and tenant of each source (default: as shipped)")
  private Path sources;

  public Sources read() throws BadInput {
    if (sources == null) {
      return Sources.shipped();
    }
    Sources.Reading reading = Sources.read(LauncherFolder.text(sources));
    if (!reading.faults().isEmpty()) {
      StringBuilder text = new StringBuilder("the sources " + sources + " have faults:");
      reading
          .faults()
          .forEach(fault -> text.append(System.lineSeparator()).append("  ").append(fault));
      throw new BadInput(text.toString());
    }
    return reading.sources();
  }
}
