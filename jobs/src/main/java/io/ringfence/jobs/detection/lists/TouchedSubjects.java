package io.ringfence.jobs.detection.lists;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Subjects that are to be judged again, because a range or network that covers them was listed or
 * removed. A wide one covers all that have called lately, so they are judged some at a time, and a
 * subject that is asked for meanwhile before all others. What is left is stored.
 */
public final class TouchedSubjects {

  public static final ListStateDescriptor<String> TOUCHED =
      new ListStateDescriptor<>("touched", StringSerializer.INSTANCE);

  private final Set<String> keys = new LinkedHashSet<>();
  private final ListState<String> stored;

  /** Those that were left, as far as they are of this task. */
  public TouchedSubjects(OperatorStateStore store, TaskInfo task) throws Exception {
    stored = store.getUnionListState(TOUCHED);
    int groups = task.getMaxNumberOfParallelSubtasks();
    KeyGroupRange own =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    for (String key : stored.get()) {
      if (own.contains(KeyGroupRangeAssignment.assignToKeyGroup(key, groups))) {
        keys.add(key);
      }
    }
    stored.clear();
  }

  public void add(Set<String> touched) {
    keys.addAll(touched);
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Whether a subject is to be judged again; it no longer is after this. */
  public boolean take(String key) {
    return !keys.isEmpty() && keys.remove(key);
  }

  /** The next few, which are no longer to be judged after this. */
  public List<String> take(int most) {
    List<String> taken = new ArrayList<>(Math.min(most, keys.size()));
    Iterator<String> each = keys.iterator();
    while (taken.size() < most && each.hasNext()) {
      taken.add(each.next());
      each.remove();
    }
    return taken;
  }

  public void store() throws Exception {
    stored.update(List.copyOf(keys));
  }
}
