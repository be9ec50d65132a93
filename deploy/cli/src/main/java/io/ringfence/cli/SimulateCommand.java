package io.ringfence.cli;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.TariffOption;
import io.ringfence.enrich.Tariff;
import io.ringfence.simulator.SimulationFiles;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes labelled traffic. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Writes labelled traffic of a provider: signals.jsonl in order of arrival, and truth.json, which also says what the attacks cost, and profiles.jsonl of the businesses.")
final class SimulateCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
  private Path out;

  @Option(names = "--subscribers", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
  private int subscribers = 2000;

  @Option(names = "--days", paramLabel = "D", description = "how long (default: an hour)")
  private Double days;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "equal seeds give equal traffic (default ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "event time of the first signal (default ${DEFAULT-VALUE})")
  private Instant start = Instant.parse("2026-03-02T08:00:00Z");

  @Mixin private TariffOption tariff = new TariffOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    try {
      Duration duration =
          days == null ? Duration.ofHours(1) : Duration.ofSeconds(Math.round(days * 86_400));
      Tariff prices = tariff.prices();
      long count =
          SimulationFiles.write(
              out,
              SimulationSettings.provider(seed, start, duration, subscribers),
              number -> prices.of(number).perMinute());
      spec.commandLine().getOut().printf("%d signals in %s%n", count, out);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written: " + e.getMessage());
    }
  }
}
