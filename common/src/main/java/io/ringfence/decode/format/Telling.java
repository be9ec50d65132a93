package io.ringfence.decode.format;

/** Takes what a line says. */
public interface Telling {

  /** The line tells of this. */
  void record(NativeRecord record);

  /**
   * The line tells nothing that is looked for: a header, a challenge, a keepalive.
   *
   * @param kind a word that the format itself has for such lines, never one of the line's: it
   *     becomes a label of a metric
   */
  void passed(String kind);
}
