package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.Timers;
import io.ringfence.signal.Retention;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Shortens what is held already when the retention policy has become another one: what is due is
 * said by timers that were set by the policy before. So all subjects are looked at once, some at a
 * time, after the first start with another policy. A failure in between starts it anew.
 */
final class PolicySweep {

  static final ListStateDescriptor<String> POLICY =
      new ListStateDescriptor<>("policy", StringSerializer.INSTANCE);

  /** So many subjects have their turn at once. */
  private static final int SLICE = 500;

  /**
   * Releases that stored the policy without this knew holds without an end. Nothing is ever due of
   * those: they are looked at once, and get one.
   */
  private static final String WITH_ENDS = " holds end";

  private final ListState<String> stored;
  private final String now;
  private String swept;
  private Stream<String> all;
  private ScheduledFuture<?> next;

  PolicySweep(StateInitializationContext context, Retention retention) throws Exception {
    stored = context.getOperatorStateStore().getUnionListState(POLICY);
    now = retention + WITH_ENDS;
    // Releases that stored none had this one.
    swept = context.isRestored() ? Retention.DEFAULT.toString() : now;
    boolean any = false;
    for (String each : stored.get()) {
      swept = any && !swept.equals(each) ? "several" : each;
      any = true;
    }
  }

  /**
   * Looks at all subjects, if the policy is another one.
   *
   * @param keys of all that are stored
   * @param look purges what is due, and sets the subject's timers
   */
  void watch(ProcessingTimeService time, Callable<Stream<String>> keys, Timers.Firing look)
      throws Exception {
    if (!swept.equals(now)) {
      goOn(time, keys, null, look);
    }
  }

  private void goOn(
      ProcessingTimeService time,
      Callable<Stream<String>> keys,
      Iterator<String> left,
      Timers.Firing look) {
    next =
        time.registerTimer(
            time.getCurrentProcessingTime(),
            moment -> {
              Iterator<String> rest = left == null ? begin(keys) : left;
              for (int i = 0; i < SLICE && rest.hasNext(); i++) {
                look.of(rest.next());
              }
              if (rest.hasNext()) {
                goOn(time, keys, rest, look);
              } else {
                swept = now;
                all.close();
              }
            });
  }

  private Iterator<String> begin(Callable<Stream<String>> keys) throws Exception {
    all = keys.call();
    return all.iterator();
  }

  void store() throws Exception {
    stored.update(List.of(swept));
  }

  void stop() {
    if (next != null) {
      next.cancel(false);
    }
    if (all != null) {
      all.close();
    }
  }
}
