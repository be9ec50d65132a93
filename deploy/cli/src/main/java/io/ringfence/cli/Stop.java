package io.ringfence.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and SIGTERM as a wish: the JVM stays until the verb has put everything away. */
final class Stop {

  /** Longer than it takes to cancel a job and stop a broker; then the JVM ends all the same. */
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  Stop() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::await, "stop"));
  }

  private void await() {
    wished.countDown();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("ringfence: not everything has stopped in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the wish has come, at latest after these milliseconds. */
  boolean within(long millis) throws InterruptedException {
    return wished.await(millis, TimeUnit.MILLISECONDS);
  }

  void done() {
    done.countDown();
  }
}
