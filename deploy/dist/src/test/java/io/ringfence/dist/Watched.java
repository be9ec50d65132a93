package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Arguments and environments of all processes, looked at again and again while it runs. */
final class Watched extends Thread {

  private static final int PAUSE = 20;

  private final Path processes;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /**
   * Starts looking.
   *
   * @param processes a folder like {@code /proc}
   */
  Watched(Path processes) {
    super("watched");
    this.processes = processes;
    setDaemon(true);
    start();
  }

  @Override
  public void run() {
    while (!stopped) {
      look();
      try {
        sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path each : all) {
        read(each.resolve("cmdline"));
        read(each.resolve("environ"));
      }
    } catch (IOException ended) {
      stopped = true;
    }
  }

  private void read(Path file) {
    try {
      seen.add(new String(Files.readAllBytes(file), ISO_8859_1).replace('\0', ' '));
    } catch (IOException ended) {
      // The process is no more.
    }
  }

  /** Each different one, a line each. */
  String seen() {
    return String.join("\n", seen);
  }

  /** Looks no more. */
  void end() throws InterruptedException {
    stopped = true;
    join();
  }
}
