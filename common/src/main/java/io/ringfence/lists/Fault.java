package io.ringfence.lists;

/**
 * One mistake in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param detail never repeats what the line says: it may be logged, and lists name people
 */
public record Fault(String file, long line, Flaw flaw, String detail) {

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + flaw.label() + ": " + detail;
  }
}
