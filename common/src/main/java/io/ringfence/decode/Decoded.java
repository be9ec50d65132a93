package io.ringfence.decode;

import io.ringfence.signal.Signal;

/** What became of one record. */
public sealed interface Decoded {

  Position position();

  /**
   * A record that is a signal.
   *
   * @param raw the record's bytes, kept until it is known not to be late
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
  record Read(Signal signal, Position position, byte[] raw) implements Decoded {}

  /**
   * A record of a feed that tells nothing that is looked for. It is counted by its kind, and no
   * more.
   *
   * @param kind what such records are called, a word of the feed's format
   * @param length how many bytes the record had
   */
  record Passed(Position position, String kind, long length) implements Decoded {}

  /** A record that cannot be accepted. */
  record Refused(Refusal refusal) implements Decoded {
    @Override
    public Position position() {
      return refusal.position();
    }
  }
}
