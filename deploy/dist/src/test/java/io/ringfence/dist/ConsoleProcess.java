package io.ringfence.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A console in a process of its own, by a command of a shell. */
final class ConsoleProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Pattern READY = Pattern.compile("(?m)^console at http://[^:]+:(\\d+)");

  private final Process process;
  private final Path said;
  private String port = "";

  private ConsoleProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Returns the exit code of a command. */
  static int run(Path folder, String command) throws IOException, InterruptedException {
    return builder(folder, command).inheritIO().start().waitFor();
  }

  private static ProcessBuilder builder(Path folder, String command) {
    return new ProcessBuilder("bash", "-c", command).directory(folder.toFile());
  }

  /** Returns once it serves. */
  static ConsoleProcess start(Path folder, String command) throws Exception {
    Path said = folder.resolve("said");
    ConsoleProcess console =
        new ConsoleProcess(
            builder(folder, command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start(),
            said);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (console.process.isAlive() && System.nanoTime() < deadline) {
      Matcher ready = READY.matcher(console.said());
      if (ready.find()) {
        console.port = ready.group(1);
        return console;
      }
      Thread.sleep(50);
    }
    console.close();
    throw new AssertionError("no console: " + console.said());
  }

  String said() throws IOException {
    return Files.readString(said);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
