package io.ringfence.rule;

/**
 * Something wrong in a rule pack.
 *
 * @param line counted from 1
 */
public record Fault(String file, int line, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
