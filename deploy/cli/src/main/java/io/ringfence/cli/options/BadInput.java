package io.ringfence.cli.options;

import java.io.PrintWriter;
import java.util.List;

/**
 * Something the user gave cannot be used; the message says what, and why. Ends the launcher with 2.
 */
public final class BadInput extends Exception {

  private final List<String> messages;

  public BadInput(String message) {
    this(List.of(message));
  }

  /** Several things cannot be used, each for its own reason. */
  public BadInput(List<String> messages) {
    super(String.join(System.lineSeparator(), messages));
    this.messages = List.copyOf(messages);
  }

  /** One for each thing that cannot be used. */
  public List<String> messages() {
    return messages;
  }

  /** Says it as the launcher does. */
  public void print(PrintWriter err) {
    messages.forEach(each -> err.println("ringfence: " + each));
  }

  /**
   * Refuses what has faults, each on a line of its own.
   *
   * @param what has them
   */
  public static void refuse(String what, List<?> faults) throws BadInput {
    if (!faults.isEmpty()) {
      StringBuilder text = new StringBuilder(what + " has faults:");
      faults.forEach(fault -> text.append(System.lineSeparator()).append("  ").append(fault));
      throw new BadInput(text.toString());
    }
  }
}
