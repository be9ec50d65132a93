package io.ringfence.jobs.keyed;

import io.ringfence.jobs.keyed.KeyedState.Term;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Notices that event time has stood still for a whole retention by the wall clock. What waits for
 * event time then waits in vain, and may be kept no longer. The time of the last advance is stored
 * with the task.
 */
final class EventTimeStall<S> {

  /** When event time last advanced, by the wall clock. */
  static final ListStateDescriptor<Long> MOVED =
      new ListStateDescriptor<>("moved", LongSerializer.INSTANCE);

  private final ListState<Long> stored;
  private final List<Term<S>> terms;
  private final ThrowingConsumer<Predicate<S>, Exception> purge;

  /** Of each term when it was purged for: once, and again after as long a time. */
  private final long[] purged;

  private boolean moved;
  private long advanced = Long.MIN_VALUE;

  /** Continues with the latest time of advance that any task has stored. */
  EventTimeStall(
      OperatorStateStore store,
      List<Term<S>> terms,
      ThrowingConsumer<Predicate<S>, Exception> purge)
      throws Exception {
    this.terms = terms;
    this.purge = purge;
    purged = new long[terms.size()];
    Arrays.fill(purged, Long.MIN_VALUE);
    stored = store.getUnionListState(MOVED);
    for (long each : stored.get()) {
      advanced = Math.max(advanced, each);
    }
  }

  /** It is now so late, by the agreed time; {@link Long#MIN_VALUE} while none is agreed. */
  void look(long now) throws Exception {
    if (now == Long.MIN_VALUE) {
      return;
    }
    if (moved || advanced == Long.MIN_VALUE) {
      moved = false;
      advanced = now;
    }
    for (int i = 0; i < purged.length; i++) {
      if (now - Math.max(advanced, purged[i]) >= terms.get(i).millis()) {
        purged[i] = now;
        purge.accept(terms.get(i).which());
      }
    }
  }

  /** Event time advances. */
  void advance() {
    moved = true;
  }

  void snapshot() throws Exception {
    stored.update(List.of(advanced));
  }
}
