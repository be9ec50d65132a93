package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.setup.BenchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.InstantiationUtil;

/**
 * Runs one task in a new JVM. It reads the settings and the task from a file, and writes the
 * figures to another. The JVM has the options of this one, but its own heap.
 */
public final class ForkedJvm {

  private static final long PATIENCE_MINUTES = 45;

  /** A measurement in a JVM of its own, because it needs cores or a heap of its own. */
  public interface Task extends Serializable {

    /** The figures, by name. */
    Map<String, Double> run(BenchContext bench) throws Exception;
  }

  private ForkedJvm() {}

  /**
   * Runs the task in a new JVM, and waits for it.
   *
   * @param before what the JVM's command is preceded by, {@code taskset -c 0}
   * @param options of the JVM, which replace this one's of the same kind (heap, collector)
   */
  @SuppressWarnings("unchecked") // written by the same release a moment ago
  public static Map<String, Double> send(
      BenchContext bench, Task errand, List<String> before, List<String> options)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(bench.settings().folder(), "errand");
    Path task = folder.resolve("task");
    Path answer = folder.resolve("answer");
    List<Serializable> both = new ArrayList<>(List.of(bench.settings(), errand));
    Files.write(task, InstantiationUtil.serializeObject(both));
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inherited());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ForkedJvm.class.getName()));
    command.addAll(List.of(task.toString(), answer.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("a JVM of the benchmark has failed");
      }
    } finally {
      process.destroyForcibly();
    }
    return (Map<String, Double>) read(answer);
  }

  private static List<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-D"))
        .toList();
  }

  private static Object read(Path file) throws IOException {
    try {
      return InstantiationUtil.deserializeObject(
          Files.readAllBytes(file), ForkedJvm.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  /** For the new JVM only: task and answer. */
  public static void main(String[] args) throws Exception {
    List<?> task = (List<?>) read(Path.of(args[0]));
    PrintWriter console = new PrintWriter(System.out, true, Charset.defaultCharset());
    BenchContext bench = BenchContext.of((BenchSettings) task.get(0), console);
    Map<String, Double> figures = ((Task) task.get(1)).run(bench);
    Files.write(Path.of(args[1]), InstantiationUtil.serializeObject(new TreeMap<>(figures)));
    // Flink and Kafka leave threads behind that would keep the JVM up.
    System.exit(0);
  }
}
