package io.ringfence.jobs.detection.lists;

import io.ringfence.judge.state.SubjectState;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A search, after a restart, for the subjects with signals that a change of a range or network can
 * still reach. All that are stored are looked at, some at a time.
 */
final class SubjectSearch implements AutoCloseable {

  /** So many at a time: some milliseconds. */
  private static final int SLICE = 500;

  /** What is looked at. */
  interface Stored {

    /** Keys of all subjects that a range or a network can cover. */
    Stream<String> keys() throws Exception;

    /** What is known of one, to look at; null if it is not there any more. */
    SubjectState state(String key) throws Exception;
  }

  private final Stored stored;
  private final Stream<String> all;
  private final Iterator<String> keys;
  private final Set<String> found = new HashSet<>();
  private long newest = Long.MIN_VALUE;

  SubjectSearch(Stored stored) throws Exception {
    this.stored = stored;
    this.all = stored.keys();
    this.keys = all.iterator();
  }

  /**
   * Looks at some more.
   *
   * @return whether all have been looked at
   */
  boolean goOn() throws Exception {
    for (int i = 0; i < SLICE && keys.hasNext(); i++) {
      String key = keys.next();
      SubjectState state = stored.state(key);
      if (state != null) {
        newest = Math.max(newest, state.latest());
        if (state.pendingSignals() > 0) {
          found.add(key);
        }
      }
    }
    return !keys.hasNext();
  }

  @Override
  public void close() {
    all.close();
  }

  Set<String> found() {
    return found;
  }

  /** Time of the newest signal of all. */
  long newest() {
    return newest;
  }
}
