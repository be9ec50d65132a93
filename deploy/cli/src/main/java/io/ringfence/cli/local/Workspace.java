package io.ringfence.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** A folder for what Flink unpacks and spills while the launcher runs; gone with the JVM. */
public final class Workspace {

  private Workspace() {}

  public static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("ringfence-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "workspace"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is deleted by whoever asked for it, when nothing writes there any more. */
  public static Path ofOneRun() throws IOException {
    return Files.createTempDirectory("ringfence-");
  }

  public static void delete(Path folder) {
    try {
      FileUtils.deleteDirectory(folder.toFile());
    } catch (IOException e) {
      System.err.println("ringfence: " + folder + " is left behind");
    }
  }
}
