package io.ringfence.jobs.state;

import io.ringfence.jobs.metrics.LabelledMetrics;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerServiceImpl;
import org.apache.flink.streaming.api.operators.Triggerable;

/**
 * At most one timer a key, on a clock of our own: Flink's event-time timers, moved on by whoever
 * holds this and not by the watermark that passes by. They are stored, restored and rescaled like
 * any others.
 *
 * <p>A timer is moved only when it is wanted earlier: it fires early instead, finds nothing to do,
 * and is set anew. (Moving it at every delivery costs a third of RocksDB's throughput.)
 */
public final class Timers {

  private final InternalTimerServiceImpl<?, VoidNamespace> service;
  private final Counter set;

  private Timers(InternalTimerServiceImpl<?, VoidNamespace> service, Counter set) {
    this.service = service;
    this.set = set;
  }

  /** What is done for a key whose time has come; it is the current key. */
  public interface Firing {
    void of(String key) throws Exception;
  }

  /**
   * Those of an operator whose keys are texts.
   *
   * @param name under which they are stored and counted
   */
  public static Timers of(AbstractStreamOperator<?> operator, String name, Firing firing) {
    Counter fired = counter(operator, "timers_fired_total", name);
    Triggerable<String, VoidNamespace> trigger =
        new Triggerable<>() {
          @Override
          public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
            fired.inc();
            firing.of(timer.getKey());
          }

          @Override
          public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
            throw new IllegalStateException("the wall clock has no timers here");
          }
        };
    return new Timers(
        (InternalTimerServiceImpl<?, VoidNamespace>)
            operator.getInternalTimerService(name, VoidNamespaceSerializer.INSTANCE, trigger),
        counter(operator, "timers_set_total", name));
  }

  private static Counter counter(AbstractStreamOperator<?> operator, String what, String name) {
    return LabelledMetrics.counter(operator.getMetricGroup(), what, "timer", name);
  }

  /** Fires every timer up to this time. A clock that is set back does nothing. */
  public void advance(long time) throws Exception {
    if (time > service.currentWatermark()) {
      service.advanceWatermark(time);
    }
  }

  /**
   * Sets the current key's timer.
   *
   * @param present when it fires as things are, {@link Long#MAX_VALUE} for never
   * @param wanted when it has to fire at the latest
   * @return when it will fire
   */
  public long move(long present, long wanted) {
    if (wanted >= present) {
      return present;
    }
    delete(present);
    // A time that has passed would fire again and again before the clock moved.
    long time = Math.max(wanted, service.currentWatermark() + 1);
    service.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    set.inc();
    return time;
  }

  public void delete(long present) {
    if (present != Long.MAX_VALUE) {
      service.deleteEventTimeTimer(VoidNamespace.INSTANCE, present);
    }
  }
}
