package io.ringfence.jobs.detection;

import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.InternalTimerServiceImpl;

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

  public Timers(InternalTimerService<VoidNamespace> service) {
    this.service = (InternalTimerServiceImpl<?, VoidNamespace>) service;
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
    return time;
  }

  public void delete(long present) {
    if (present != Long.MAX_VALUE) {
      service.deleteEventTimeTimer(VoidNamespace.INSTANCE, present);
    }
  }
}
