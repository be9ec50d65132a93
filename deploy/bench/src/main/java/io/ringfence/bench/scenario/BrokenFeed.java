package io.ringfence.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.topics.TopicNames;
import java.util.concurrent.locks.LockSupport;

/** A feed whose every record is malformed, at a fixed rate, until it is stopped. */
final class BrokenFeed {

  private static final int PARTITIONS = 4;
  private static final long NAP_NANOS = 1_000_000;
  private static final byte[] RECORD =
      ("{\"type\":\"message\",\"id\":" + "?".repeat(200)).getBytes(UTF_8);

  private final PartitionProducer postbox;
  private final Thread sender;
  private volatile boolean stopped;

  private BrokenFeed(String bootstrap, double perSecond) {
    postbox = new PartitionProducer(bootstrap);
    sender = new Thread(() -> send(perSecond), "broken-feed");
  }

  static BrokenFeed start(String bootstrap, double perSecond) {
    BrokenFeed feed = new BrokenFeed(bootstrap, perSecond);
    feed.sender.start();
    return feed;
  }

  private void send(double perSecond) {
    long start = System.nanoTime();
    for (long sent = 0; !stopped; ) {
      long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
      for (; sent < due; sent++) {
        postbox.send(TopicNames.MESSAGES, (int) (sent % PARTITIONS), RECORD);
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  /** Returns when nothing is under way any more. */
  void stop() throws InterruptedException {
    stopped = true;
    sender.join();
    postbox.close();
  }
}
