package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import java.util.ArrayList;
import java.util.List;
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
  void read(
      byte[] raw,
      long length,
      Position position,
      long received,
      long appended,
      Consumer<Decoded> out);

  /** A record of our own, of which no other clock is known. */
  default Decoded read(byte[] raw, Position position) {
    List<Decoded> told = new ArrayList<>(1);
    read(raw, raw.length, position, UNKNOWN, UNKNOWN, told::add);
    return told.get(0);
  }
}
