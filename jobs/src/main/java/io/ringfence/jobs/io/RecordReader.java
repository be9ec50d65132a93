package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;

/** Decodes the bytes of one record. Never throws. Used by one thread. */
public interface RecordReader {

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
