package io.ringfence.decode.format;

import io.ringfence.signal.encoding.Hash;
import io.ringfence.topics.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record as a format tells it, in the fields of our own JSON. What is given as empty or unknown
 * is left out. A field that is not required and does not hold what it should is left out later, so
 * that a bad detail never costs the record.
 */
public final class NativeRecord {

  private static final int LONGEST_ID = 110;
  private static final int ID_BYTES = 16;

  /** The characters that an id may have as it is. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    "@._:/+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        .chars()
        .forEach(each -> PLAIN[each] = true);
  }

  /** Twice as many as a call's, so that the map never grows. */
  private static final int MOST_FIELDS = 32;

  private final Map<String, Object> fields = new LinkedHashMap<>(MOST_FIELDS);

  private final RecordKind kind;

  private NativeRecord(RecordKind kind) {
    this.kind = kind;
  }

  /**
   * A record of this kind.
   *
   * @param id of the native record, and what we made of it: the same whenever it is read again
   * @param time epoch milliseconds
   */
  public static NativeRecord of(RecordKind kind, String id, long time) {
    NativeRecord record = new NativeRecord(kind);
    record.fields.put("type", kind.label);
    record.id("id", id);
    record.fields.put("time", time);
    return record;
  }

  public RecordKind kind() {
    return kind;
  }

  /** An id that others join by: kept if it is short and plain, else its hash. */
  public NativeRecord id(String field, String id) {
    return text(field, isPlain(id) ? id : hash(id));
  }

  /** Others, which strangers choose, are hashed. */
  private static boolean isPlain(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) >= PLAIN.length || !PLAIN[id.charAt(i)]) {
        return false;
      }
    }
    return id.length() <= LONGEST_ID;
  }

  /** Left out if empty. */
  public NativeRecord text(String field, String value) {
    if (!value.isEmpty()) {
      fields.put(field, value);
    }
    return this;
  }

  /** Left out if negative: that is how formats here say that they do not know. */
  public NativeRecord number(String field, long value) {
    if (value >= 0) {
      fields.put(field, value);
    }
    return this;
  }

  /** The same of what may have a fraction. */
  public NativeRecord number(String field, double value) {
    if (value >= 0) {
      fields.put(field, value == Math.rint(value) ? (Object) (long) value : (Object) value);
    }
    return this;
  }

  /** What a record without an identity of its own is called: its own bytes decide. */
  public static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a text in UTF-8. */
  public static String hash(byte[] text) {
    byte[] digest = Hash.sha256().digest(text);
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  /** The text of a field; empty if there is none. */
  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  public void remove(String field) {
    fields.remove(field);
  }

  /** Texts, and numbers as {@link Long} or {@link Double}, by field, in the order given. */
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }
}
