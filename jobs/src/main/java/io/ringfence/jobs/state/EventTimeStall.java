package io.ringfence.jobs.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

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
  private final AgreedClock agreed = new AgreedClock();
  private final List<Watch> watches = new ArrayList<>(2);
  private boolean moved;
  private long advanced = Long.MIN_VALUE;

  /** Null where retention is not measured by the wall clock. */
  private WallClock clock;

  /** Continues with the latest time of advance that any task has stored. */
  public EventTimeStall(OperatorStateStore store) throws Exception {
    stored = store.getUnionListState(MOVED);
    for (long each : stored.get()) {
      advanced = Math.max(advanced, each);
    }
  }

  /** Looks once a second from now on; may be called for several terms. */
  public void watch(ProcessingTimeService wall, long retention, Reaction reaction) {
    watches.add(new Watch(retention, reaction));
    if (clock == null) {
      clock = WallClock.start(wall, agreed, this::look);
    }
  }

  private boolean look(long now) throws Exception {
    if (now == Long.MIN_VALUE) {
      return true;
    }
    if (moved || advanced == Long.MIN_VALUE) {
      moved = false;
      advanced = now;
    }
    for (Watch each : watches) {
      each.look(now, advanced);
    }
    return true;
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
  public void advance(long watermark) {
    moved = true;
    agreed.reached(watermark);
  }

  public void snapshot() throws Exception {
    stored.update(List.of(advanced));
  }

  public void stop() {
    if (clock != null) {
      clock.stop();
    }
  }
}
