package io.ringfence.jobs.detection;

import io.ringfence.jobs.io.FeedLag;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** How deliveries carry the lag of the feed that they come from. */
final class Deliveries {

  private Deliveries() {}

  /** A delivery of a feed that is so far behind event time, in milliseconds. */
  static StreamRecord<Delivery> withLag(Delivery delivery, long lag) {
    return delivery instanceof Observation observation
        ? FeedLag.record(delivery, observation.time(), lag)
        : new StreamRecord<>(delivery);
  }

  /** The lag of the feed that a delivery comes from, in milliseconds. */
  static long lag(StreamRecord<Delivery> element) {
    return element.getValue() instanceof Observation observation
        ? FeedLag.of(element, observation.time())
        : 0;
  }
}
