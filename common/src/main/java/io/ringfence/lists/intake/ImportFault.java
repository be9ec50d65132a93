package io.ringfence.lists.intake;

/**
 * One mistake in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param detail never repeats what the line says: it may be logged, and lists name people
 */
public record ImportFault(String file, long line, ImportFaultKind flaw, String detail) {

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + flaw.label() + ": " + detail;
  }
}
