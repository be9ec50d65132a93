package io.ringfence.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE; // Flink was faster
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      System.err.println("ringfence: " + folder + " is left behind");
    }
  }
}
