package io.ringfence.cli.watch;

import io.ringfence.broker.FreePorts;
import io.ringfence.cli.local.Workspace;
import io.ringfence.cli.options.LauncherFolder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's own Prometheus with the shipped rules, on the loopback address, for as long as the
 * launcher runs: it ends when this JVM ends, even by a kill.
 */
public final class LocalPrometheus implements AutoCloseable {

  private static final String PROGRAM = "prometheus";

  /** On a busy machine; a free one takes a second. */
  private static final Duration START = Duration.ofSeconds(60);

  private static final long STOP_SECONDS = 10;

  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** A Ctrl-C meant for the launcher is not for it; the end of its standard input is. */
  private static final List<String> LEASH =
      List.of(
          "/bin/sh",
          "-c",
          "trap '' INT HUP; \"$@\" </dev/null & pid=$!; read -r _; kill $pid 2>/dev/null; wait $pid",
          "sh");

  private final Process process;
  private final Path folder;
  private final String address;

  private LocalPrometheus(Process process, Path folder, String address) {
    this.process = process;
    this.folder = folder;
    this.address = address;
  }

  /** Where the program is, if it is installed. */
  static Optional<Path> program() {
    List<String> places = new ArrayList<>();
    places.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)));
    places.addAll(List.of("/usr/bin", "/usr/local/bin"));
    return places.stream()
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it, if it is installed.
   *
   * @param target a port of this machine that exposes metrics
   * @param interval between scrapes, and between evaluations of rules
   * @return empty where there is none, or none that starts
   */
  public static Optional<LocalPrometheus> start(int target, Duration interval)
      throws IOException, InterruptedException {
    Optional<Path> program = program();
    return program.isEmpty() ? Optional.empty() : started(program.get(), target, interval);
  }

  private static Optional<LocalPrometheus> started(Path program, int target, Duration interval)
      throws IOException, InterruptedException {
    Path folder = Workspace.ofOneRun();
    configure(folder, target, interval);
    String address = "127.0.0.1:" + FreePorts.free();
    List<String> command = new ArrayList<>(LEASH);
    command.addAll(
        List.of(
            program.toString(),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=" + address,
            "--log.level=warn"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    LocalPrometheus prometheus = new LocalPrometheus(process, folder, address);
    if (prometheus.ready()) {
      return Optional.of(prometheus);
    }
    prometheus.close();
    return Optional.empty();
  }

  /** The shipped folder, with another process to ask, as often as is wanted. */
  private static void configure(Path folder, int target, Duration interval) throws IOException {
    Path shipped = LauncherFolder.path("prometheus");
    String configuration = Files.readString(shipped.resolve("prometheus.yml"));
    Files.writeString(
        folder.resolve("prometheus.yml"),
        configuration
            .replace("scrape_interval: 15s", "scrape_interval: " + interval.toSeconds() + "s")
            .replace(
                "evaluation_interval: 15s", "evaluation_interval: " + interval.toSeconds() + "s"));
    Path rules = Files.createDirectories(folder.resolve("rules"));
    try (Stream<Path> files = Files.list(shipped.resolve("rules"))) {
      for (Path each : files.toList()) {
        Files.copy(each, rules.resolve(each.getFileName()));
      }
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("targets")).resolve("flink.yml"),
        "- targets: [\"127.0.0.1:" + target + "\"]\n");
  }

  private boolean ready() throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/-/ready"))
            .timeout(ANSWER)
            .build();
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return true;
        }
      } catch (IOException notYet) {
        // It has not begun to listen.
      }
      Thread.sleep(200);
    }
    return false;
  }

  /** Host and port. */
  public String address() {
    return address;
  }

  /** Its log, which is short unless something is wrong. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("prometheus.log"), StandardCharsets.UTF_8);
  }

  /** Deletes what it has stored. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.descendants().forEach(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroy);
      Thread.currentThread().interrupt();
    }
    Workspace.delete(folder);
  }
}
