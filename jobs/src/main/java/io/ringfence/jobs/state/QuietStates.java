package io.ringfence.jobs.state;

import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * Writes something into every state of an operator now and then, before the first of its keys and
 * behind the last, and removes it at once. What was erased would else stay in the files of a state
 * for as long as nothing is written to it: RocksDB looks for old files of a state (see {@link
 * BackgroundCompaction}) when it writes a new one of the same state, and never else. And it does
 * not look among the files that were written last, but merges four of them whose keys overlap: with
 * these two keys each overlaps all others.
 */
public final class QuietStates {

  /** So often within the time after which a file is old. */
  private static final int TOUCHES = 24;

  private static final long LEAST_MILLIS = 1_000;

  private static final byte[] NOTHING = new byte[0];

  private final AbstractStreamOperator<?> operator;
  private final List<ValueStateDescriptor<byte[]>> states;
  private final List<Timers> timers;
  private final List<String> keys;
  private final long period;

  private QuietStates(
      AbstractStreamOperator<?> operator,
      List<ValueStateDescriptor<byte[]>> states,
      List<Timers> timers) {
    this.operator = operator;
    this.states = states;
    this.timers = timers;
    OwnKeys own = new OwnKeys(operator.getRuntimeContext().getTaskInfo());
    keys = List.of(own.first(), own.last());
    long old =
        operator
            .getRuntimeContext()
            .getTaskManagerRuntimeInfo()
            .getConfiguration()
            .get(BackgroundCompaction.FORGOTTEN_AFTER)
            .toMillis();
    period = Math.max(LEAST_MILLIS, old / TOUCHES);
  }

  /** Writes into all these for as long as the task runs. */
  public static void touch(
      AbstractStreamOperator<?> operator,
      List<ValueStateDescriptor<byte[]>> states,
      Timers... timers) {
    new QuietStates(operator, states, List.of(timers)).schedule();
  }

  private void schedule() {
    Later.in(
        period,
        operator.getProcessingTimeService(),
        () -> {
          touch();
          schedule();
        });
  }

  private void touch() throws Exception {
    KeyedStateBackend<String> backend = operator.getKeyedStateBackend();
    for (String key : keys) {
      operator.setCurrentKey(key);
      for (ValueStateDescriptor<byte[]> each : states) {
        ValueState<byte[]> state =
            backend.getPartitionedState(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, each);
        state.update(NOTHING);
        state.clear();
      }
      for (Timers each : timers) {
        each.touch();
      }
    }
  }
}
