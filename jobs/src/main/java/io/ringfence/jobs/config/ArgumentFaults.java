package io.ringfence.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mistakes in arguments, collected so that all of them are said at once. */
public final class ArgumentFaults {

  private final List<String> lines = new ArrayList<>();
  private boolean wrong;

  /** Those that are known already. */
  ArgumentFaults(List<String> known) {
    lines.addAll(known);
    wrong = !known.isEmpty();
  }

  public ArgumentFaults() {
    this(List.of());
  }

  /** Reads something; empty if that is refused, which is then among the mistakes. */
  public <T> Optional<T> reading(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (WrongArguments e) {
      wrong = true;
      e.lines().stream().filter(each -> !lines.contains(each)).forEach(lines::add);
      return Optional.empty();
    }
  }

  List<String> lines() {
    return lines;
  }

  /**
   * Ends the reading of arguments.
   *
   * @throws WrongArguments if there is a mistake
   */
  public void refuse() {
    if (wrong) {
      throw new WrongArguments(lines);
    }
  }
}
