package io.ringfence.jobs.detection.lists;

import io.ringfence.judge.state.SubjectState;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is found, after a restart, of the subjects with signals that a change of a range or network
 * can still reach. All that are stored are looked at.
 */
final class SubjectSearch {

  /** What is looked at. */
  interface Stored {

    /** Keys of all subjects that a range or a network can cover. */
    Stream<String> keys() throws Exception;

    /** What is known of one, to look at; null if it is not there any more. */
    SubjectState state(String key) throws Exception;
  }

  private final Stored stored;
  private final Set<String> found = new HashSet<>();
  private long newest = Long.MIN_VALUE;

  SubjectSearch(Stored stored) {
    this.stored = stored;
  }

  void look(String key) throws Exception {
    SubjectState state = stored.state(key);
    if (state != null) {
      newest = Math.max(newest, state.latest());
      if (state.pendingSignals() > 0) {
        found.add(key);
      }
    }
  }

  Set<String> found() {
    return found;
  }

  /** Time of the newest signal of all. */
  long newest() {
    return newest;
  }
}
