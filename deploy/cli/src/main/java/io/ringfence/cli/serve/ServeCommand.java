package io.ringfence.cli.serve;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.local.ShutdownRequest;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.ExitCodes;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
        server.await(stop).ifPresent(ServeCommand::end);
        server.stop();
      }
      stop.doneInOrder();
      return 0;
    } catch (UncheckedIOException e) {
      throw DataFolder.refusal(e.getCause());
    } catch (IOException e) {
      throw DataFolder.refusal(e);
    } finally {
      stop.done();
    }
  }

  /**
   * At once, as a kill would: what has failed, such as the disk, can fail an orderly end, too. No
   * other thread has a word on the terminal after this one.
   */
  static void end(String why) {
    synchronized (System.err) {
      System.err.println("ringfence: " + why + "; whoever supervises this process starts it again");
      Runtime.getRuntime().halt(ExitCodes.FAILED);
    }
  }
}
