package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.setup.BenchSettings;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs one task in a new JVM. It reads the task and the settings from a file, and writes the
 * figures to another. The JVM has the options of this one, but its own heap.
 */
public final class ForkedJvm {

  private static final long PATIENCE_MINUTES = 45;

  private ForkedJvm() {}

  /**
   * Runs the task in a new JVM, and waits for it.
   *
   * @param before what the JVM's command is preceded by, {@code taskset -c 0}
   * @param options of the JVM, which replace this one's of the same kind (heap, collector)
   */
  public static Map<String, Double> send(
      BenchContext bench, ForkedTask errand, List<String> before, List<String> options)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(bench.settings().folder(), "errand");
    Path task = folder.resolve("task");
    Path answer = folder.resolve("answer");
    write(task, bench.settings(), errand);
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inherited());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ForkedJvm.class.getName()));
    command.addAll(List.of(task.toString(), answer.toString(), folder.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("a JVM of the benchmark has failed");
      }
    } finally {
      process.destroyForcibly();
    }
    return answer(answer);
  }

  private static List<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-D"))
        .toList();
  }

  private static void write(Path file, BenchSettings settings, ForkedTask errand)
      throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(settings.detection());
      out.writeUTF(settings.flink().toString());
      out.writeBoolean(settings.quick());
      out.writeObject(new TreeMap<>(settings.options()));
      out.writeObject(errand);
    }
  }

  /** For the new JVM only: task, answer, folder. */
  public static void main(String[] args) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
      BenchSettings settings = BenchSettings.read(in, Path.of(args[2]));
      ForkedTask errand = (ForkedTask) in.readObject();
      PrintWriter console = new PrintWriter(System.out, true, Charset.defaultCharset());
      Map<String, Double> figures = errand.run(BenchContext.of(settings, console));
      try (ObjectOutputStream out =
          new ObjectOutputStream(Files.newOutputStream(Path.of(args[1])))) {
        out.writeObject(new TreeMap<>(figures));
      }
    }
    // Flink and Kafka leave threads behind that would keep the JVM up.
    System.exit(0);
  }

  private static Map<String, Double> answer(Path file) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      Map<String, Double> figures = new TreeMap<>();
      ((Map<?, ?>) in.readObject())
          .forEach((name, figure) -> figures.put((String) name, (Double) figure));
      return figures;
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
