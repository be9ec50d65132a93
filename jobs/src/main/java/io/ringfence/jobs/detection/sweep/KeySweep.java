package io.ringfence.jobs.detection.sweep;

import io.ringfence.jobs.state.Timers;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Looks at all keys that a task has stored, once each and some at a time, between what else the
 * task has to do.
 */
public final class KeySweep {

  /** So many keys have their turn at once. */
  private static final int SLICE = 500;

  /** In no hurry, the next turn waits so many times as long as one took. */
  private static final int PAUSES = 60;

  /** What happens when all keys have been looked at. */
  public interface Done {
    void all() throws Exception;
  }

  private final ProcessingTimeService time;
  private final Callable<Stream<String>> keys;
  private final Timers.Firing look;
  private final Done done;
  private final int pauses;
  private ScheduledFuture<?> next;
  private Stream<String> all;
  private Iterator<String> left;

  private KeySweep(
      ProcessingTimeService time,
      Callable<Stream<String>> keys,
      Timers.Firing look,
      Done done,
      int pauses) {
    this.time = time;
    this.keys = keys;
    this.look = look;
    this.done = done;
    this.pauses = pauses;
  }

  /**
   * One that others wait for: as fast as the task can.
   *
   * @param keys of all that are stored, to be closed
   * @param look what is done with a key
   */
  public static KeySweep fast(
      ProcessingTimeService time, Callable<Stream<String>> keys, Timers.Firing look, Done done) {
    return new KeySweep(time, keys, look, done, 0);
  }

  /**
   * The same in no hurry: it takes less than a fiftieth of the task's time, however large the state
   * is, and with a million keys some minutes.
   */
  static KeySweep slow(
      ProcessingTimeService time, Callable<Stream<String>> keys, Timers.Firing look, Done done) {
    return new KeySweep(time, keys, look, done, PAUSES);
  }

  /** Begins after so many milliseconds. */
  public void start(long delay) {
    next = time.registerTimer(time.getCurrentProcessingTime() + delay, now -> goOn());
  }

  /** Looks at some more now; the others have their turn later. */
  public void goOn() throws Exception {
    begin();
    long begun = System.nanoTime();
    for (int i = 0; i < SLICE && left.hasNext(); i++) {
      look.of(left.next());
    }
    if (left.hasNext()) {
      start(pauses * (System.nanoTime() - begun) / 1_000_000);
    } else {
      finish();
    }
  }

  private void begin() throws Exception {
    if (all == null) {
      all = keys.call();
      left = all.iterator();
    }
  }

  /** Looks at all that are left, at once. */
  public void finish() throws Exception {
    begin();
    while (left.hasNext()) {
      look.of(left.next());
    }
    stop();
    done.all();
  }

  public void stop() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    if (all != null) {
      all.close();
    }
  }
}
