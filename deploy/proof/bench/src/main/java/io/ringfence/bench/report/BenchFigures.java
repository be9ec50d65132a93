package io.ringfence.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What was measured, as JSON, by paths such as {@code signalsPerSecond.pack.heap}. */
public final class BenchFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();

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

  /** What all the others were measured on. */
  public void putMachine() {
    Runtime java = Runtime.getRuntime();
    put("machine.cpu", Machine.processor());
    put("machine.cores", java.availableProcessors());
    put("machine.heapMiB", java.maxMemory() >> 20);
    put("machine.java", System.getProperty("java.version"));
    put("machine.os", System.getProperty("os.name"));
    put("machine.arch", System.getProperty("os.arch"));
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
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + '\n';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
