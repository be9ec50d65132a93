package io.ringfence.cli.cluster;

import io.ringfence.cli.Ringfence;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher's verb {@code cluster} as a user has it: a process, and what it prints. */
final class RunningCluster implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("^([a-z0-9-]+) .*pid=(\\d+)$");
  private static final Pattern READY =
      Pattern.compile("^ready bootstrap=(\\S+) rest=(\\S+) job=(\\S+)$");

  /** Longer than anything here takes on a busy machine, short of for ever. */
  private static final long PATIENCE_SECONDS = 600;

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<String, Long> ids = new ConcurrentHashMap<>();
  private volatile Matcher ready;

  RunningCluster(Path temporary, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-Dringfence.home=" + Path.of(System.getProperty("ringfence.home")).toRealPath(),
                Ringfence.class.getName(),
                "cluster"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    process = builder.start();
    Thread reading = new Thread(this::read, "cluster's words");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
          ids.put(started.group(1), Long.parseLong(started.group(2)));
        }
        Matcher up = READY.matcher(line);
        if (up.matches()) {
          ready = up;
        }
      }
    } catch (IOException e) {
      lines.add("nothing more can be read");
    }
  }

  void awaitReady() throws Exception {
    until("ready", () -> ready != null || !process.isAlive());
    if (ready == null) {
      throw new AssertionError("not ready: " + lines);
    }
  }

  String bootstrap() {
    return ready.group(1);
  }

  /** The job in Flink's REST interface. */
  String jobAddress() {
    return "http://%s/jobs/%s".formatted(ready.group(2), ready.group(3));
  }

  FlinkRest job() {
    return new FlinkRest(ready.group(2), ready.group(3));
  }

  /** Ids of processes, by name, as they were printed last. */
  Map<String, Long> ids() {
    return new LinkedHashMap<>(ids);
  }

  /** As kill -9 does; returns when another process has its name. */
  void kill(String name) throws Exception {
    long id = ids.get(name);
    ProcessHandle.of(id).orElseThrow().destroyForcibly();
    until(name + " started again", () -> ids.get(name) != id);
  }

  /** As Ctrl-C does; returns when the launcher has ended. */
  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not stop: " + lines);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  void until(String what, Callable<Boolean> holds) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not: " + what + System.lineSeparator() + lines);
      }
      Thread.sleep(100);
    }
  }

  /** Its children end with it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
