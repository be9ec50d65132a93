package io.ringfence.decode;

/**
 * Where a record came from.
 *
 * @param origin topic, or file as the user named it
 * @param partition of the topic; -1 for a file
 * @param offset in the partition; of a file the line, counted from 1
 */
public record Position(String origin, int partition, long offset) {

  public static Position line(String file, long line) {
    return new Position(file, -1, line);
  }

  public boolean file() {
    return partition < 0;
  }
}
