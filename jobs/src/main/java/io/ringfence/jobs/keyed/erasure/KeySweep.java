package io.ringfence.jobs.keyed.erasure;

import io.ringfence.jobs.state.Later;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingConsumer;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Looks at all keys that a task has stored, once each and some at a time, between what else the
 * task has to do.
 */
public final class KeySweep {

  /** So many keys have their turn at once. */
  private static final int SLICE = 500;

  /**
   * In no hurry, the next turn waits so many times as long as one took at most: eight sweeps at
   * once, of four operators with two tasks each, took 2.8% of two cores when it was 200.
   */
  static final int PAUSES = 500;

  /**
   * It waits so many times as long as the task has worked on other things meanwhile: a task that is
   * busy for less than a tenth of its time need not be spared.
   */
  private static final int SPARED = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ProcessingTimeService time;
  private final Callable<Stream<String>> keys;
  private final ThrowingConsumer<String, Exception> look;
  private final ThrowingRunnable<Exception> done;
  private final boolean hurries;
  private Stream<String> all;
  private Iterator<String> left;

  /** The task's own time when the last turn was over, or this was made. */
  private long over = THREADS.getCurrentThreadCpuTime();

  private long rest;

  /** A turn that was due when this was stopped still comes, and has nothing to do any more. */
  private boolean stopped;

  /**
   * Nothing is looked at before it is started.
   *
   * @param keys of all that are stored, to be closed
   * @param look what is done with a key
   * @param done what happens when all keys have been looked at
   * @param hurries whether others wait for it: then it is as fast as the task can. Otherwise it
   *     takes less than a five-hundredth of the time of a busy task, however large the state is,
   *     and half of that of an idle one
   */
  public KeySweep(
      ProcessingTimeService time,
      Callable<Stream<String>> keys,
      ThrowingConsumer<String, Exception> look,
      ThrowingRunnable<Exception> done,
      boolean hurries) {
    this.time = time;
    this.keys = keys;
    this.look = look;
    this.done = done;
    this.hurries = hurries;
  }

  /** Begins after so many milliseconds. */
  public void start(long delay) {
    Later.in(
        delay,
        time,
        () -> {
          if (!stopped) {
            goOn();
          }
        });
  }

  /** Looks at some more now; the others have their turn later. */
  public void goOn() throws Exception {
    long begun = THREADS.getCurrentThreadCpuTime();
    begin();
    for (int i = 0; i < SLICE && left.hasNext(); i++) {
      look.accept(left.next());
    }
    rest = hurries ? 0 : restAfter(begun, THREADS.getCurrentThreadCpuTime());
    if (left.hasNext()) {
      start(rest);
    } else {
      finish();
    }
  }

  private long restAfter(long begun, long now) {
    long others = begun - over;
    over = now;
    return pause(now - begun, others);
  }

  /**
   * Milliseconds until the next turn.
   *
   * @param took nanoseconds of the last turn
   * @param others nanoseconds that the task worked on other things before it
   */
  static long pause(long took, long others) {
    return Math.max(1, Math.min(PAUSES * took, Math.max(took, SPARED * others)) / 1_000_000);
  }

  /** Milliseconds for which the task is to be left alone after the last turn. */
  long rest() {
    return rest;
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
      look.accept(left.next());
    }
    stop();
    done.run();
  }

  public void stop() {
    stopped = true;
    if (all != null) {
      all.close();
    }
  }
}
