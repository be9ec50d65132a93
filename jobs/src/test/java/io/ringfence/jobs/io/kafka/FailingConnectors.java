package io.ringfence.jobs.io.kafka;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.WrappedConnectors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ends that fail each time when so many records more have been read, repeats included. */
final class FailingConnectors extends WrappedConnectors {

  /** Of one run, found by its name: tasks run in this JVM, but are copies. */
  private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();

  private record Plan(
      List<Integer> moments, AtomicInteger read, AtomicInteger kills, AtomicBoolean now) {

    Decoded pass(Decoded record) throws InterruptedException {
      Thread.sleep(1); // slowly enough for checkpoints in between
      if (now.compareAndSet(true, false)) {
        kills.incrementAndGet();
        throw new IllegalStateException("killed on purpose");
      }
      int sofar = read.incrementAndGet();
      int next = kills.get();
      if (next < moments.size()
          && sofar >= moments.get(next)
          && kills.compareAndSet(next, next + 1)) {
        throw new IllegalStateException("killed on purpose");
      }
      return record;
    }
  }

  private final String run;

  /**
   * Ends of one run.
   *
   * @param run a name that no other run has
   * @param moments counts of records read at which the job fails, ascending
   */
  FailingConnectors(DetectionConnectors ends, String run, int... moments) {
    super(ends);
    this.run = run;
    PLANS.put(
        run,
        new Plan(
            IntStream.of(moments).boxed().toList(),
            new AtomicInteger(),
            new AtomicInteger(),
            new AtomicBoolean()));
  }

  /** Fails with the next record. */
  void kill() {
    PLANS.get(run).now.set(true);
  }

  int kills() {
    return PLANS.get(run).kills.get();
  }

  @Override
  protected DecodedFeed wrap(DecodedFeed feed) {
    String name = run;
    return feed.through(
        feed.records()
            .map(record -> PLANS.get(name).pass(record))
            .returns(StreamTypes.DECODED)
            .uid("kill-" + feed.name()));
  }
}
