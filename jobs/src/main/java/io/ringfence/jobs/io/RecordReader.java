package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import java.util.function.Consumer;

/** Decodes the bytes of one record. Never throws. Used by one thread. */
public interface RecordReader {

  /** A time that is not known. */
  long UNKNOWN = Long.MIN_VALUE;

  /** Takes the first line of a file before any other: it may name the columns. */
  default void begin(String file, byte[] firstLine) {
    // our own records need none
  }

  /**
   * All that a record of any feed tells, in order.
   *
   * @param raw the record; the first 64 KiB of one that was too large to be held
   * @param length of the whole record, in bytes
   * @param received when a collector or the broker took it over, or {@link #UNKNOWN}
   * @param appended when the broker has written it, by the broker's clock, or {@link #UNKNOWN}
   */
  default void read(
      byte[] raw,
      long length,
      Position position,
      long received,
      long appended,
      Consumer<Decoded> out) {
    if (length > raw.length) {
      out.accept(tooLarge(raw, length, position));
    } else {
      out.accept(appended == UNKNOWN ? read(raw, position) : read(raw, position, appended));
    }
  }

  /** A record of our own. */
  Decoded read(byte[] raw, Position position);

  /**
   * The same of a record of which a second clock is known.
   *
   * @param appended when the broker has written it, by the broker's clock
   */
  default Decoded read(byte[] raw, Position position, long appended) {
    return read(raw, position);
  }

  /**
   * A record that was too large to be held.
   *
   * @param start its first 64 KiB
   * @param length of the whole record, in bytes
   */
  Decoded tooLarge(byte[] start, long length, Position position);
}
