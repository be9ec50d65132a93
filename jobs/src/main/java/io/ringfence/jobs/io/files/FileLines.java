package io.ringfence.jobs.io.files;

import io.ringfence.decode.feed.LineReader;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, or of standard input, as a scan reads them. */
public final class FileLines {

  private FileLines() {}

  /** Takes lines. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Takes the next line.
     *
     * @param number counted from 1, blank lines included
     * @param line the line; of one longer than 256 KiB the first 64 KiB
     * @param length of the whole line, in bytes
     */
    void line(long number, byte[] line, long length);
  }

  /**
   * Reads to the end, blank lines passed over.
   *
   * @param name a file, plain or gzip, or {@code -}
   */
  public static void read(String name, Receiver receiver) throws IOException {
    try (InputStream in = new Input(name).open()) {
      LineReader lines = new LineReader(in);
      while (lines.next()) {
        receiver.line(lines.number(), lines.bytes(), lines.length());
      }
    }
  }
}
