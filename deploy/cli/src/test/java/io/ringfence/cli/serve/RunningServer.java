package io.ringfence.cli.serve;

import io.ringfence.cli.Ringfence;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.scan.ComparableAlerts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher's verb {@code serve} as a user has it: a process, and what it prints. */
final class RunningServer implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("^ready bootstrap=(\\S+)( http=(\\S+))? console=(\\S+)$");

  /** Longer than anything here takes on a busy machine, short of for ever. */
  private static final long PATIENCE_SECONDS = 300;

  private final long begun = System.nanoTime();
  private final Process process;
  private final Thread reading;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile Matcher ready;

  RunningServer(Path data, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "-Dringfence.home=" + Path.of(System.getProperty("ringfence.home")).toRealPath(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
                Ringfence.class.getName(),
                "serve",
                "--data=" + data,
                "--console-port=0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    process = builder.start();
    reading = new Thread(this::read, "the server's words");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        Matcher up = READY.matcher(line);
        if (up.matches()) {
          ready = up;
        }
      }
    } catch (IOException e) {
      lines.add("nothing more can be read");
    }
  }

  /** How long its start took at most. */
  Duration awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ready == null) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("not ready: " + lines);
      }
      Thread.sleep(50);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** What it ends with, by itself; all that it has said is read then. */
  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + lines);
    }
    reading.join();
    return process.exitValue();
  }

  String bootstrap() {
    return ready.group(1);
  }

  /** Where it takes records by HTTP. */
  String http() {
    return ready.group(3);
  }

  /** Waits until its alerts are those that are expected; what they are at last. */
  static ComparableAlerts alertsLike(ComparableAlerts expected, AlertFeed alerts)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    ComparableAlerts found = ComparableAlerts.of(List.of());
    while (!found.same(expected) && System.nanoTime() < deadline) {
      Thread.sleep(1_000);
      found = ComparableAlerts.of(List.copyOf(alerts.last().values()));
    }
    return found;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  /** As SIGTERM does; what it has ended with. */
  int stop() throws InterruptedException {
    process.destroy();
    return exit();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
