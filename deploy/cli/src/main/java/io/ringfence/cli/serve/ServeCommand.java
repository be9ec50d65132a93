package io.ringfence.cli.serve;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.ExitCodes;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All of Ringfence on one machine, for good. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs all of Ringfence in one process until it is stopped: the broker, detection, indicators,"
          + " the console, feeds by HTTP and files, and what tells people of alerts.",
      "All that lasts is in the folder that --data names: the next start goes on from there, also"
          + " after a kill or a power cut. Prints `ready bootstrap=HOST:PORT http=HOST:PORT"
          + " console=URL` once the jobs run and have been checkpointed."
    })
public final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the folder of everything that lasts; it is made if there is none")
  private Path data;

  @Mixin private ServeOptions options;
  @Mixin private DetectionOptions detection;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DetectionSettings settings = options.settings(detection);
    PrintWriter out = spec.commandLine().getOut();
    ShutdownRequest stop = new ShutdownRequest();
    try (DataFolder folder = DataFolder.open(data)) {
      // What libraries unpack and spill belongs beside the data: /tmp may be memory.
      System.setProperty("java.io.tmpdir", folder.folder("tmp").toString());
      try (Server server =
          Server.start(
              options,
              detection,
              settings,
              folder,
              line -> {
                out.println(line);
                out.flush();
              })) {
        out.println("users " + server.console().users());
        out.println(server.metricsLine());
        out.println(server.readyLine());
        out.flush();
        Optional<String> failure = server.await(stop);
        if (failure.isPresent()) {
          return failed(failure.get());
        }
        server.stop();
      }
      stop.doneInOrder();
      return 0;
    } finally {
      stop.done();
    }
  }

  private int failed(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("ringfence: " + why + "; whoever supervises this process starts it again");
    err.flush();
    return ExitCodes.FAILED;
  }
}
