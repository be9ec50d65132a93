package io.ringfence.cli.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process of a cluster: the same program again each time that it is started. It ends with this
 * JVM, however that ends ({@link ParentWatchdog}), and not by a Ctrl-C meant for this JVM.
 */
public final class ClusterProcess {

  /**
   * What a terminal sends to all of its processes is for the launcher, which ends them in order.
   */
  private static final List<String> IGNORE_INTERRUPTS =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final int TAIL_LINES = 10;

  private static final Pattern FAULT = Pattern.compile(" ERROR |^Caused by: ");

  private final ProgramSpec program;
  private final Map<String, String> environment;
  private final Path folder;
  private final Path logging;
  private Process process;

  /**
   * Nothing runs yet.
   *
   * @param environment what the process has besides that of this JVM
   */
  public ClusterProcess(
      ProgramSpec program, Map<String, String> environment, Path folder, Path logging) {
    this.program = program;
    this.environment = Map.copyOf(environment);
    this.folder = folder;
    this.logging = logging;
  }

  public void start() throws IOException {
    List<String> command = new ArrayList<>(IGNORE_INTERRUPTS);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(program.jvm());
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.add("-Dlog.file=" + log());
    command.add("-Dlog4j.configurationFile=" + logging.toUri());
    command.add(ParentWatchdog.class.getName());
    command.add(program.main());
    command.addAll(program.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out().toFile()));
    process = builder.start();
  }

  private static String absolute(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  public String name() {
    return program.name();
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** Of a process that has ended; as a shell has it: 137 after a kill -9. */
  int exit() {
    return process.exitValue();
  }

  /** Asks it to end, and sees to it. */
  public void stop(long patienceMillis) throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
      kill();
      process.waitFor();
    }
  }

  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  public void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** The last errors and the last lines of its logs. */
  public String tail() {
    List<String> lines = new ArrayList<>();
    for (Path file : List.of(log(), out())) {
      try {
        List<String> all = Files.exists(file) ? Files.readAllLines(file) : List.of();
        lines.addAll(last(all.stream().filter(line -> FAULT.matcher(line).find()).toList()));
        lines.addAll(last(all));
      } catch (IOException e) {
        lines.add(file + " cannot be read");
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
  }

  private Path log() {
    return folder.resolve("logs").resolve(name() + ".log");
  }

  private Path out() {
    return folder.resolve("logs").resolve(name() + ".out");
  }
}
