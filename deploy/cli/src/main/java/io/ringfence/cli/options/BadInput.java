package io.ringfence.cli.options;

import java.util.List;

/**
 * Something the user gave cannot be used; the message says what, and why. Ends the launcher with 2.
 */
public final class BadInput extends Exception {

  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  /**
   * Refuses what has faults, each on a line of its own.
   *
   * @param what has them
   */
  static void refuse(String what, List<?> faults) throws BadInput {
    if (!faults.isEmpty()) {
      StringBuilder text = new StringBuilder(what + " has faults:");
      faults.forEach(fault -> text.append(System.lineSeparator()).append("  ").append(fault));
      throw new BadInput(text.toString());
    }
  }
}
