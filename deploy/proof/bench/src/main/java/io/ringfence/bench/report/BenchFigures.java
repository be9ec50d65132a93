package io.ringfence.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was measured, as JSON, by paths such as {@code signalsPerSecond.pack.heap}. */
public final class BenchFigures {

  private static final String UNKNOWN = "unknown";

  private final ObjectNode root = new ObjectMapper().createObjectNode();

  public void put(String path, long value) {
    parent(path).put(leaf(path), value);
  }

  /** Four significant digits are more than any of these figures has. */
  public void put(String path, double value) {
    double scale = value == 0 ? 1 : Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    parent(path).put(leaf(path), Math.round(value * scale) / scale);
  }

  public void put(String path, String value) {
    parent(path).put(leaf(path), value);
  }

  /**
   * What was measured, and on what.
   *
   * @param folder in the checkout
   */
  public void putMachine(Path folder) throws InterruptedException {
    Runtime java = Runtime.getRuntime();
    put("commit", commit(folder));
    put("machine.cpu", processor(java.availableProcessors()));
    put("machine.cores", java.availableProcessors());
    put("machine.heapMiB", java.maxMemory() >> 20);
    put("machine.java", System.getProperty("java.version"));
    put("machine.os", System.getProperty("os.name"));
    put("machine.arch", System.getProperty("os.arch"));
  }

  /** How many cores of which processor, as Linux says it. */
  private static String processor(int cores) {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> cores + " cores of " + line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(cores + " cores");
    } catch (IOException e) {
      return cores + " cores";
    }
  }

  /** The commit of the checkout that a folder lies in; with a mark if files differ from it. */
  private static String commit(Path folder) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "-C", folder.toString(), "describe", "--always", "--dirty", "--abbrev=8")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 && !commit.isEmpty() ? commit : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN; // there is no git, as in an unpacked archive
    }
  }

  boolean has(String path) {
    return !root.at(pointer(path)).isMissingNode();
  }

  /** What was put there; NaN if nothing was. */
  public double get(String path) {
    return root.at(pointer(path)).asDouble(Double.NaN);
  }

  /** Puts one figure over another, if both are there. */
  public void ratio(String path, String over, String under) {
    double ratio = get(over) / get(under);
    if (Double.isFinite(ratio)) {
      put(path, ratio);
    }
  }

  public String json() {
    return root.toPrettyString() + '\n';
  }

  private ObjectNode parent(String path) {
    int last = path.lastIndexOf('.');
    return last < 0 ? root : root.withObject(pointer(path.substring(0, last)));
  }

  private static String leaf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String pointer(String path) {
    return '/' + path.replace('.', '/');
  }
}
