package io.ringfence.decode.format;

import io.ringfence.topics.RecordKind;
import java.util.List;
import java.util.Set;

/**
 * A form in which another system writes its records. Has no state, and knows no clock: what it
 * tells is a function of a record's text, the time of its receipt and the settings of its feed.
 */
public interface Format {

  /** As settings and the command line call it, such as {@code asterisk-cdr}. */
  String name();

  /** What it can tell of. */
  Set<RecordKind> kinds();

  /**
   * What is wrong with the settings of a feed, a sentence each. Runs before anything is read.
   *
   * @param feed of this format
   */
  default List<String> faults(Feed feed) {
    return List.of();
  }

  /**
   * The settings of a feed that is a file, once its first line is known: a line that names the
   * columns is used there. A topic has no first line.
   */
  default Feed headed(Feed feed, String firstLine) {
    return feed;
  }

  /** Whether its records are JSON objects, which must not be taken for an envelope. */
  default boolean json() {
    return false;
  }

  /** Reads the lines of a feed; used by one thread. */
  LineDecoder decoder(Feed feed);

  /**
   * The line without what must not be kept: passwords, challenges and responses, keys, digits that
   * were dialled in a call. It stands for the line in refusals.
   */
  default String redacted(String line) {
    return line;
  }
}
