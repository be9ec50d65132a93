package io.ringfence.cli;

import io.ringfence.cli.console.ConsoleCommand;
import picocli.CommandLine;

/** The console as a program of its own, for which its image has a class path without Flink. */
final class ConsoleProgram {

  private ConsoleProgram() {}

  public static void main(String[] args) {
    Ringfence.run(new CommandLine(new ConsoleCommand()), args);
  }
}
