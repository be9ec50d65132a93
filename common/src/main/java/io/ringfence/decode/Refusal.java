package io.ringfence.decode;

import java.util.Arrays;

/**
 * A record that was not accepted, whole: nothing is lost.
 *
 * @param field the field at fault, or empty
 * @param detail what was wrong, without repeating the record's values
 * @param raw the record's bytes; of a too large record the first 64 KiB; empty where so much is
 *     refused that only its position is kept
 * @param length how many bytes the record had
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record Refusal(
    RefusalReason reason, String field, String detail, Position position, byte[] raw, long length) {

  /** A refusal that keeps the whole record. */
  public Refusal(RefusalReason reason, String field, String detail, Position position, byte[] raw) {
    this(reason, field, detail, position, raw, raw.length);
  }

  /** A refusal that keeps the whole record, or the beginning of one that is too large. */
  public static Refusal ofAnySize(
      RefusalReason reason, String field, String detail, Position position, byte[] raw) {
    byte[] kept = raw.length > Decoder.LARGEST ? Arrays.copyOf(raw, Decoder.KEPT) : raw;
    return new Refusal(reason, field, detail, position, kept, raw.length);
  }

  /** The same without the record's bytes: its position tells where they are. */
  public Refusal withoutRaw() {
    return new Refusal(reason, field, detail, position, new byte[0], length);
  }
}
