package io.ringfence.jobs.detection;

import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Which way deliveries go, and how they carry the lag of the feed that they come from. */
final class Deliveries {

  private Deliveries() {}

  /** Deliveries that go to their subject by way of the crowds. */
  static final OutputTag<Delivery> OF_CROWDS = new OutputTag<>("of-crowds", StreamTypes.DELIVERY);

  /** What is said of accounts, by way of what is known of them. */
  static final OutputTag<AccountRecord> OF_CUSTOMERS =
      new OutputTag<>("of-customers", StreamTypes.ACCOUNT_RECORD);

  /** Sends a delivery, of a feed that is so far behind event time, on its way. */
  static void send(Delivery delivery, long lag, Output<StreamRecord<Delivery>> out) {
    if (Crowds.concerns(delivery)) {
      out.collect(OF_CROWDS, withLag(delivery, lag));
    } else {
      out.collect(withLag(delivery, lag));
    }
  }

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
