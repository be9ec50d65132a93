package io.ringfence.jobs.state;

import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.signal.encoding.Hash;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerServiceImpl;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * At most one timer a key, on a clock of our own: Flink's event-time timers, moved on by whoever
 * holds this and not by the watermark that passes by. They are stored, restored and rescaled like
 * any others.
 *
 * <p>A timer is moved only when it is wanted earlier: it fires early instead, finds nothing to do,
 * and is set anew. (Moving it at every delivery costs a third of RocksDB's throughput.)
 */
public final class Timers {

  private static final long HOUR_MILLIS = 3_600_000;

  /** No time that is advanced to lies before the one or behind the other. */
  private static final long[] ENDS = {Long.MIN_VALUE, Long.MAX_VALUE};

  /** So many are fired before what has come meanwhile has its turn: some tens of milliseconds. */
  private static final int SLICE = 1_000;

  private final AbstractStreamOperator<?> operator;
  private final InternalTimerServiceImpl<?, VoidNamespace> service;
  private final Counter set;

  /** The moments at which a key's timer may fire lie so far apart, in milliseconds. */
  private final long period;

  private Timers(
      AbstractStreamOperator<?> operator,
      String name,
      long period,
      ThrowingConsumer<String, Exception> firing) {
    this.operator = operator;
    this.period = period;
    set = counter("timers_set_total", name);
    Counter fired = counter("timers_fired_total", name);
    Triggerable<String, VoidNamespace> trigger =
        new Triggerable<>() {
          @Override
          public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
            fired.inc();
            firing.accept(timer.getKey());
          }

          @Override
          public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
            throw new IllegalStateException("the wall clock has no timers here");
          }
        };
    service =
        (InternalTimerServiceImpl<?, VoidNamespace>)
            operator.getInternalTimerService(name, VoidNamespaceSerializer.INSTANCE, trigger);
  }

  /**
   * Those of an operator whose keys are texts.
   *
   * @param name under which they are stored and counted
   * @param firing what is done for a key whose time has come; it is the current key
   */
  public static Timers of(
      AbstractStreamOperator<?> operator, String name, ThrowingConsumer<String, Exception> firing) {
    return new Timers(operator, name, 1, firing);
  }

  /**
   * The same for what need not be done to the second: a timer fires up to an hour late, at a moment
   * of the hour that follows from its key. So one timer serves what is due within an hour, and the
   * timers of many keys do not fire together.
   */
  public static Timers hourly(
      AbstractStreamOperator<?> operator, String name, ThrowingConsumer<String, Exception> firing) {
    return new Timers(operator, name, HOUR_MILLIS, firing);
  }

  private Counter counter(String what, String name) {
    return LabelledMetrics.counter(operator.getMetricGroup(), what, "timer", name);
  }

  /** Fires every timer up to this time. A clock that is set back does nothing. */
  public void advance(long time) throws Exception {
    if (time > service.currentWatermark()) {
      service.advanceWatermark(time);
    }
  }

  /**
   * Fires some of the timers up to this time.
   *
   * @return whether all have fired; if not, the next call goes on
   */
  public boolean advanceSome(long time) throws Exception {
    int[] fired = {0};
    return service.tryAdvanceWatermark(
        Math.max(time, service.currentWatermark()), () -> ++fired[0] >= SLICE);
  }

  /**
   * Sets the current key's timer.
   *
   * @param present when it fires as things are, {@link Long#MAX_VALUE} for never
   * @param wanted when it has to fire at the latest
   * @return when it will fire
   */
  public long move(long present, long wanted) {
    if (wanted >= present || (present != Long.MAX_VALUE && wanted > present - period)) {
      return present;
    }
    delete(present);
    // A time that has passed would fire again and again before the clock moved.
    long time = inTurn(Math.max(wanted, service.currentWatermark() + 1));
    service.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    set.inc();
    return time;
  }

  /** Sets timers of the current key at both ends of time, and deletes them: it has none. */
  void touch() {
    for (long time : ENDS) {
      service.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
      service.deleteEventTimeTimer(VoidNamespace.INSTANCE, time);
    }
  }

  /** The current key's first turn at or after a time. */
  private long inTurn(long time) {
    return period == 1
        ? time
        : time + Math.floorMod(Hash.of((String) operator.getCurrentKey()) - time, period);
  }

  public void delete(long present) {
    if (present != Long.MAX_VALUE) {
      service.deleteEventTimeTimer(VoidNamespace.INSTANCE, present);
    }
  }
}
