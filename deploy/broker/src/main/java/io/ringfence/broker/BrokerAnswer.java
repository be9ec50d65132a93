package io.ringfence.broker;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what a broker answers. */
public final class BrokerAnswer {

  private BrokerAnswer() {}

  /**
   * The answer.
   *
   * @throws IOException if there is none in time, or a refusal, which is then the cause
   */
  public static <T> T within(long seconds, KafkaFuture<T> future) throws IOException {
    try {
      return future.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the broker did not answer within " + seconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the broker", e);
    }
  }
}
