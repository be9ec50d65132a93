package io.ringfence.jobs.keyed.erasure;

import io.ringfence.signal.Retention;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Shortens what is held already when the retention policy has become another one: what is due is
 * said by timers that were set by the policy before. So all subjects are looked at once, some at a
 * time, after the first start with another policy. A failure in between starts it anew.
 */
public final class PolicySweep {

  public static final ListStateDescriptor<String> POLICY =
      new ListStateDescriptor<>("policy", StringSerializer.INSTANCE);

  private final ListState<String> stored;
  private final String now;
  private String swept;
  private KeySweep sweep;

  public PolicySweep(StateInitializationContext context, Retention retention) throws Exception {
    stored = context.getOperatorStateStore().getUnionListState(POLICY);
    now = retention.toString();
    swept = now;
    for (String each : stored.get()) {
      swept = each.equals(now) ? swept : each;
    }
  }

  /**
   * Looks at all subjects, if the policy is another one.
   *
   * @param keys of all that are stored
   * @param look purges what is due, and sets the subject's timers
   */
  public void watch(
      ProcessingTimeService time,
      Callable<Stream<String>> keys,
      ThrowingConsumer<String, Exception> look) {
    if (!swept.equals(now)) {
      sweep = new KeySweep(time, keys, look, () -> swept = now, false);
      sweep.start(0);
    }
  }

  public void store() throws Exception {
    stored.update(List.of(swept));
  }

  public void stop() {
    if (sweep != null) {
      sweep.stop();
    }
  }
}
