package io.ringfence.cli.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into a request: the JVM ends once the verb has cleaned up. */
public final class ShutdownRequest implements AutoCloseable {

  /**
   * Longer than it takes to save and cancel jobs and stop a broker; then the JVM ends all the same.
   */
  private static final long PATIENCE_SECONDS = 100;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean orderly;

  public ShutdownRequest() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request, "stop"));
  }

  private void request() {
    requested.countDown();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("ringfence: not everything has stopped in time");
      } else if (orderly) {
        // Java would end with the number of the signal, as if nothing had been in order.
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the request. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /** Waits for the request, at most so many milliseconds; whether it has come. */
  public boolean within(long millis) throws InterruptedException {
    return requested.await(millis, TimeUnit.MILLISECONDS);
  }

  /** The same of a verb that was to run until it is asked to stop: it ends with 0. */
  public void doneInOrder() {
    orderly = true;
    done();
  }

  public void done() {
    done.countDown();
  }

  /** The same where there is nothing to say about the order. */
  @Override
  public void close() {
    done();
  }
}
