package io.ringfence.faults;

import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import io.ringfence.simulator.broken.Garbage;
import io.ringfence.simulator.broken.PartitionedTraffic.Placement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** So many lines that are no records to every topic that there is, also those that are written. */
record Poison(int lines) implements InjectedFault.Strike {

  private static final byte[] SAMPLE =
      "{\"type\":\"security\",\"id\":\"p\"}".getBytes(StandardCharsets.UTF_8);

  @Override
  public void on(Rig rig) {
    Garbage garbage = new Garbage(7);
    List<Placement> all = new ArrayList<>();
    for (TopicSetting topic : Topics.shipped().all()) {
      for (int line = 0; line < lines; line++) {
        byte[] bytes = garbage.line(SAMPLE, Instant.EPOCH.toEpochMilli());
        all.add(new Placement(topic.name(), line % topic.partitions(), bytes));
      }
    }
    rig.mark();
    rig.feed().now(all);
  }
}
