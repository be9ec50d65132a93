package io.ringfence.cli.cluster;

import java.util.List;

/**
 * What one process runs.
 *
 * @param name of the process: {@code taskmanager-2}
 * @param jvm options of its JVM
 * @param main the main class
 * @param arguments of the main class
 */
public record ProgramSpec(String name, List<String> jvm, String main, List<String> arguments) {

  public ProgramSpec {
    jvm = List.copyOf(jvm);
    arguments = List.copyOf(arguments);
  }
}
