package io.ringfence.decode.text;

import io.ringfence.signal.encoding.KeyedHash;

/**
 * What texts are called, and participants of meetings. The hash of a template can be tried out:
 * whoever guesses a text can look for its hash. With a key, a text is called by the HMAC of that
 * hash, marked as such; and a participant, who may be called by his name, by the HMAC of that.
 */
public final class ContentNames {

  /** Texts are called by their hash. */
  public static final ContentNames PLAIN = new ContentNames(null);

  /** What stands before a name under a key. */
  public static final String MARK = "keyed-";

  private static final int BYTES = 16;

  private final KeyedHash key;

  private ContentNames(KeyedHash key) {
    this.key = key;
  }

  public static ContentNames keyed(KeyedHash key) {
    return new ContentNames(key);
  }

  /**
   * The name of a text.
   *
   * @param name the hash of its template, or a name under a key, which stays; empty of no text
   */
  public String of(String name) {
    return key == null || name.isEmpty() || name.startsWith(MARK)
        ? name
        : MARK + key.of("text\n" + name, BYTES);
  }

  /**
   * The name of a participant.
   *
   * @param label as the record has it, whatever it looks like; empty of nobody
   */
  public String participant(String label) {
    return key == null || label.isEmpty() ? label : MARK + key.of("participant\n" + label, BYTES);
  }
}
