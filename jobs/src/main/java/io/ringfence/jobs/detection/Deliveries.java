package io.ringfence.jobs.detection;

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

  /** Sends a delivery, of a feed that is so far behind event time, on its way. */
  static void send(Delivery delivery, long lag, Output<StreamRecord<Delivery>> out) {
    Delivery sent =
        delivery instanceof Observation observation ? observation.behind(lag) : delivery;
    if (Crowds.concerns(sent)) {
      out.collect(OF_CROWDS, new StreamRecord<>(sent));
    } else {
      out.collect(new StreamRecord<>(sent));
    }
  }
}
