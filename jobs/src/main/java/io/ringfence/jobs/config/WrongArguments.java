package io.ringfence.jobs.config;

import java.util.List;

/**
 * Arguments that a job cannot start with. The message has a line for each mistake. There is no
 * stack trace: Flink prints it to people, who have to read the lines.
 */
public final class WrongArguments extends IllegalArgumentException {

  private final List<String> lines;

  WrongArguments(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** One for each mistake; each begins with the name of the argument. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
