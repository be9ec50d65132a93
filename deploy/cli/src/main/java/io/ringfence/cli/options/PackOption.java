package io.ringfence.cli.options;

import io.ringfence.rule.Pack;
import io.ringfence.rule.load.PackLoader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The rules that a job started from, for those who only want to read them. */
public final class PackOption {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "the rule pack that the job started from, or a folder of *.yaml that make one (default: rules/pack beside the launcher)")
  private Path rules;

  public Optional<Pack> read() throws BadInput {
    Path place = rules == null ? LauncherFolder.path("rules/pack") : rules;
    PackLoader.Loaded loaded =
        PackLoader.load(LauncherFolder.pack(place), PackLoader.Settings.DEFAULT);
    if (!loaded.faults().isEmpty()) {
      throw new BadInput("the rule pack has faults: " + loaded.faults().get(0));
    }
    return loaded.pack();
  }
}
