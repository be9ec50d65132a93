package io.ringfence.jobs.io.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java of its own, with so much memory, until it is closed. */
final class ForkedJava implements AutoCloseable {

  private final Process process;
  private final Path said;

  /**
   * Starts it.
   *
   * @param heap as {@code -Xmx} takes it
   * @param said where its output goes
   */
  ForkedJava(Path said, String heap, Class<?> main, String... arguments) throws IOException {
    this.said = said;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    process = builder.redirectOutput(said.toFile()).start();
  }

  /** What it has printed so far. */
  List<String> said() throws IOException {
    return Files.readAllLines(said);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
