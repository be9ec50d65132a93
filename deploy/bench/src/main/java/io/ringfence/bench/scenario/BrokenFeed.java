package io.ringfence.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.topics.TopicNames;
import java.util.concurrent.locks.LockSupport;

/**
 * A feed whose every record is malformed, at a fixed rate, until it is stopped. It has partitions
 * that no other record is in.
 */
final class BrokenFeed {

  private static final int PARTITIONS = 4;
  private static final long NAP_NANOS = 1_000_000;
  private static final byte[] RECORD =
      ("{\"type\":\"message\",\"id\":" + "?".repeat(200)).getBytes(UTF_8);

  private final PartitionProducer postbox;
  private final int firstPartition;
  private final Thread sender;
  private volatile boolean stopped;

  private BrokenFeed(String bootstrap, int firstPartition, double perSecond) {
    if (firstPartition >= PARTITIONS) {
      throw new IllegalArgumentException("ordinary traffic leaves no partition");
    }
    this.firstPartition = firstPartition;
    postbox = new PartitionProducer(bootstrap);
    sender = new Thread(() -> send(perSecond), "broken-feed");
  }

  /**
   * Starts it.
   *
   * @param firstPartition those before it have ordinary traffic
   */
  static BrokenFeed start(String bootstrap, int firstPartition, double perSecond) {
    BrokenFeed feed = new BrokenFeed(bootstrap, firstPartition, perSecond);
    feed.sender.start();
    return feed;
  }

  private void send(double perSecond) {
    long start = System.nanoTime();
    for (long sent = 0; !stopped; ) {
      long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
      for (; sent < due; sent++) {
        int partition = firstPartition + (int) (sent % (PARTITIONS - firstPartition));
        postbox.send(TopicNames.MESSAGES, partition, RECORD);
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
