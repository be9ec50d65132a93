package io.ringfence.signal.encoding;

/**
 * What becomes of the names in something that is kept, each by its kind: a text of one kind is
 * never taken for one of another. Whatever is none of these stays as it is: ids, and the words of
 * this program.
 */
public interface NameFilter {

  /** Of a value that names nobody. */
  char NOBODY = 0;

  /** The key of a subject, such as {@code n:+12025550123}, or what it is to be. */
  String key(String key);

  /** A text that somebody wrote, or a caller chose: names may be among its words. */
  String remark(String text);

  /** The hash of a key, or any other number. */
  long hash(long hash);

  /** An alert as it was published. */
  String alert(String json);

  /**
   * A value.
   *
   * @param kind the letter of the kind of subject that it names, or {@link #NOBODY}
   */
  default String value(char kind, String value) {
    if (kind == NOBODY || value.isEmpty()) {
      return remark(value);
    }
    String key = kind + ":" + value;
    String now = key(key);
    return now.equals(key) ? value : now.substring(2);
  }
}
