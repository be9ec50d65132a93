package io.ringfence.rule.text;

/**
 * Something wrong in a rule pack.
 *
 * @param line counted from 1
 * @param field the key at fault; empty if it is no single key
 * @param missing a name that nothing declares; empty if that is not what is wrong
 */
public record Fault(String file, int line, String field, String missing, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
