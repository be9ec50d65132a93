package io.ringfence.cli.options;

import io.ringfence.broker.FreePorts;
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

  /** Adds one if somebody has the port that an option names; 0 stands for a free one. */
  public InputFaults addTaken(String option, int port) {
    add(
        port != 0 && !FreePorts.bindable(port),
        option + ": " + port + " is in use; stop what listens there or say another");
    return this;
  }

  /** Says all that cannot be used, if there is anything. */
  public void refuse() throws BadInput {
    if (!messages.isEmpty()) {
      throw new BadInput(messages);
    }
  }
}
