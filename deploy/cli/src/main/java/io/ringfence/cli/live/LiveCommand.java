package io.ringfence.cli.live;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.serve.ServeOptions;
import io.ringfence.cli.serve.Server;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server of which nothing lasts, and which shows its alerts. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "`serve` without a folder that lasts: all of Ringfence on this machine until it is stopped,"
          + " for traffic from elsewhere.",
      "Prints `ready bootstrap=HOST:PORT http=HOST:PORT console=URL` once it reads the topics, and"
          + " alerts as they come."
    })
public final class LiveCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "writes every version of every alert to DIR/alerts.jsonl")
  private Path out;

  @Mixin private AlertLine lines;
  @Mixin private ServeOptions options;
  @Mixin private DetectionOptions detection;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DetectionSettings settings = options.settings(detection);
    PrintWriter console = spec.commandLine().getOut();
    try (ShutdownRequest stop = new ShutdownRequest();
        DataFolder data = DataFolder.temporary();
        Server server = Server.start(options, detection, settings, data, line -> {});
        PrintWriter file = alerts();
        AlertFeed feed =
            new AlertFeed(
                server.stack().bootstrap(),
                server.settings().idKey(),
                alert -> {
                  file.println(alert);
                  console.println(lines.of(alert));
                })) {
      console.println(server.metricsLine());
      console.println(server.console().statusLine());
      detection.ownKey(data.folder("keys")).ifPresent(key -> console.println("id key " + key));
      console.println(server.readyLine());
      Optional<String> failure = server.await(stop);
      if (failure.isPresent()) {
        throw new BadInput(failure.get());
      }
      console.printf("%d alerts%n", feed.last().size());
      return 0;
    }
  }

  private PrintWriter alerts() throws IOException {
    if (out == null) {
      return new PrintWriter(Writer.nullWriter());
    }
    Files.createDirectories(out);
    return new PrintWriter(
        Files.newBufferedWriter(out.resolve("alerts.jsonl"), StandardCharsets.UTF_8), true);
  }
}
