package io.ringfence.jobs.state;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** The keys of one task of a keyed operator. */
public final class OwnKeys {

  private final int groups;
  private final KeyGroupRange own;

  public OwnKeys(TaskInfo task) {
    groups = task.getMaxNumberOfParallelSubtasks();
    own =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
  }

  public boolean contain(String key) {
    return own.contains(KeyGroupRangeAssignment.assignToKeyGroup(key, groups));
  }
}
