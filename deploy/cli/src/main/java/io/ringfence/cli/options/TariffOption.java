package io.ringfence.cli.options;

import io.ringfence.enrich.Tariff;
import io.ringfence.enrich.TariffFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What calls cost. */
public final class TariffOption {

  @Option(
      names = "--tariff",
      paramLabel = "FILE",
      description = "what a minute costs by prefix, CSV (default: rules/tariff.csv)")
  private Path tariff;

  Path file() {
    return tariff == null ? LauncherFolder.path("rules/tariff.csv") : tariff;
  }

  /** As it is written; every mistake in it is said first. */
  String text() throws BadInput {
    String text = LauncherFolder.text(file());
    read(text);
    return text;
  }

  /** What is written in it. */
  public Tariff prices() throws BadInput {
    return read(LauncherFolder.text(file()));
  }

  private Tariff read(String text) throws BadInput {
    try {
      TariffFile.Read read = TariffFile.read(new StringReader(text));
      BadInput.refuse("the tariff " + file(), read.faults());
      return read.tariff();
    } catch (IOException e) {
      throw new BadInput(file() + ": " + e.getMessage());
    }
  }
}
