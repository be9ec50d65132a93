package io.ringfence.jobs.testing;

import java.io.IOException;

/** Closes Flink's test harnesses, whose close() declares every exception. */
public final class Closing {

  private Closing() {}

  /** Narrows what closing may throw, so that a try statement can close the harness. */
  public static void narrowed(AutoCloseable harness) throws IOException {
    try {
      harness.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
