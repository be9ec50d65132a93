package io.ringfence.jobs.state;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
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

  /** Looks once a second from now on. */
  public void watch(ProcessingTimeService wall, long retention, Reaction reaction) {
    clock = WallClock.start(wall, agreed, now -> look(now, retention, reaction));
  }

  private boolean look(long now, long retention, Reaction reaction) throws Exception {
    if (now == Long.MIN_VALUE) {
      return true;
    }
    if (moved || advanced == Long.MIN_VALUE) {
      moved = false;
      advanced = now;
    } else if (now - advanced >= retention) {
      advanced = now;
      reaction.purge();
    }
    return true;
  }

  /** Clears the state of every key, and its timer. */
  public static <T> void clearAll(
      KeyedStateBackend<String> backend,
      ValueStateDescriptor<byte[]> descriptor,
      PackedState<TimedState<T>> states,
      Timers due)
      throws Exception {
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        descriptor,
        (key, state) -> {
          due.delete(states.unpack(state.value()).due());
          state.clear();
        });
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
