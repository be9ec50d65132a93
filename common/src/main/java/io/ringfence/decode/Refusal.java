package io.ringfence.decode;

/**
 * A record that was not accepted, whole: nothing is lost.
 *
 * @param field the field at fault, or empty
 * @param detail what was wrong, without repeating the record's values
 * @param raw the record's bytes; of a too large record the first 64 KiB
 * @param length how many bytes the record had
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record Refusal(
    RefusalReason reason, String field, String detail, Position position, byte[] raw, long length) {

  /** A refusal that keeps the whole record. */
  public Refusal(RefusalReason reason, String field, String detail, Position position, byte[] raw) {
    this(reason, field, detail, position, raw, raw.length);
  }
}
