package io.ringfence.jobs.state;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** The keys of one task of a keyed operator. */
public final class OwnKeys {

  /**
   * Flink writes the length of a text, plus one, seven bits a byte, the lowest first: this is the
   * length below 16,384 whose two bytes are the greatest.
   */
  private static final int LONGEST = 16_382;

  private final int groups;
  private final KeyGroupRange own;

  public OwnKeys(TaskInfo task) {
    groups = task.getMaxNumberOfParallelSubtasks();
    own =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
  }

  public boolean contain(String key) {
    return own.contains(group(key));
  }

  /**
   * A key that RocksDB keeps before all of this task's: it orders keys by their group, and then by
   * their length. It is nobody's: no text of a record is half of a pair of surrogates, with which
   * the search begins.
   */
  String first() {
    return in(own.getStartKeyGroup(), "");
  }

  /** A key that RocksDB keeps behind all of this task's. It is longer than any of ours. */
  String last() {
    return in(own.getEndKeyGroup(), "~".repeat(LONGEST - 1));
  }

  private String in(int group, String start) {
    char next = Character.MIN_SURROGATE;
    while (group(start + next) != group) {
      next++;
    }
    return start + next;
  }

  private int group(String key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(key, groups);
  }
}
