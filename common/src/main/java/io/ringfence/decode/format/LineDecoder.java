package io.ringfence.decode.format;

/** Tells what the lines of one feed say. */
@FunctionalInterface
public interface LineDecoder {

  /**
   * Reads one line: tells records, or why it passes the line over.
   *
   * @throws UnreadableException if it is a record of this format that cannot be read
   */
  void read(Line line, Telling told);
}
