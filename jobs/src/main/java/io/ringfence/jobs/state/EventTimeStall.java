package io.ringfence.jobs.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * Notices that event time has stood still for a whole retention by the wall clock. What waits for
 * event time then waits in vain, and may be kept no longer. The time of the last advance is stored
 * with the task.
 */
public final class EventTimeStall {

  /** When event time last advanced, by the wall clock. */
  static final ListStateDescriptor<Long> MOVED =
      new ListStateDescriptor<>("moved", LongSerializer.INSTANCE);

  /** What an operator does when event time has stood still for too long. */
  public interface Reaction {
    void purge() throws Exception;
  }

  private final ListState<Long> stored;
  private final List<Watch> watches = new ArrayList<>(2);
  private boolean moved;
  private long advanced = Long.MIN_VALUE;

  /** Continues with the latest time of advance that any task has stored. */
  public EventTimeStall(OperatorStateStore store) throws Exception {
    stored = store.getUnionListState(MOVED);
    for (long each : stored.get()) {
      advanced = Math.max(advanced, each);
    }
  }

  /** May be called for several terms. */
  public void watch(long retention, Reaction reaction) {
    watches.add(new Watch(retention, reaction));
  }

  /** It is now so late, by the agreed time; {@link Long#MIN_VALUE} while none is agreed. */
  public void look(long now) throws Exception {
    if (now == Long.MIN_VALUE) {
      return;
    }
    if (moved || advanced == Long.MIN_VALUE) {
      moved = false;
      advanced = now;
    }
    for (Watch each : watches) {
      each.look(now, advanced);
    }
  }

  /** One term, and what is done after it: once, and again after as long a time. */
  private static final class Watch {

    private final long retention;
    private final Reaction reaction;
    private long purged = Long.MIN_VALUE;

    Watch(long retention, Reaction reaction) {
      this.retention = retention;
      this.reaction = reaction;
    }

    void look(long now, long advanced) throws Exception {
      if (now - Math.max(advanced, purged) >= retention) {
        purged = now;
        reaction.purge();
      }
    }
  }

  /** Event time advances. */
  public void advance() {
    moved = true;
  }

  public void snapshot() throws Exception {
    stored.update(List.of(advanced));
  }
}
