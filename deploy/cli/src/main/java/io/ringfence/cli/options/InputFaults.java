package io.ringfence.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the input cannot be used, collected so that all of it is said at once. */
public final class InputFaults {

  /** Reads a part of the input. */
  public interface Reading<T> {
    T read() throws BadInput;
  }

  private final List<String> messages = new ArrayList<>();

  /** Reads something; empty if it cannot be used, which is said at the end. */
  public <T> Optional<T> reading(Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (BadInput e) {
      e.messages().stream().filter(each -> !messages.contains(each)).forEach(messages::add);
      return Optional.empty();
    }
  }

  /** Adds a message if something is wrong. */
  public void add(boolean wrong, String message) {
    if (wrong) {
      messages.add(message);
    }
  }

  /** Says all that cannot be used, if there is anything. */
  public void refuse() throws BadInput {
    if (!messages.isEmpty()) {
      throw new BadInput(messages);
    }
  }
}
