package io.ringfence.bench.scenario;

import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.tape.TapeCursor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at a fixed rate, whatever comes of it: each record has a moment at which it is to be sent,
 * and latency counts from that moment, so that a sender who is held up cannot hide it.
 */
final class OpenLoop {

  private static final long NAP_NANOS = 500_000;

  /** Attempts sent of each probe. Parts of a tape are not in step: any may be the last. */
  private final Map<Integer, Integer> attempts = new HashMap<>();

  /** By probe: when its last attempt was to be sent, in {@link System#nanoTime()}. */
  private final Map<Integer, Long> intended = new ConcurrentHashMap<>();

  private final TapeCursor head;
  private final PartitionProducer postbox;

  OpenLoop(TapeCursor head, PartitionProducer postbox) {
    this.head = head;
    this.postbox = postbox;
  }

  /**
   * Sends for so long, or until the tape ends.
   *
   * @return how many were sent
   */
  long send(double perSecond, Duration duration) {
    long start = System.nanoTime();
    double gap = 1e9 / perSecond;
    long most = Math.round(perSecond * duration.toNanos() / 1e9);
    for (long i = 0; i < most; i++) {
      long due = start + Math.round(i * gap);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(NAP_NANOS);
      }
      byte[] record = head.next();
      if (record == null) {
        return i;
      }
      OptionalInt probe = ProbeTraffic.accountOf(record);
      if (probe.isPresent()
          && attempts.merge(probe.getAsInt(), 1, Integer::sum) == ProbeTraffic.ATTEMPTS) {
        intended.put(probe.getAsInt(), due);
      }
      postbox.send(head.part(), record);
    }
    return most;
  }

  Map<Integer, Long> intended() {
    return intended;
  }
}
