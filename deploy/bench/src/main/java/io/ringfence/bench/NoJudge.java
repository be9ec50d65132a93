package io.ringfence.bench;

import io.ringfence.jobs.detection.Outgoing;
import io.ringfence.jobs.detection.Shared;
import io.ringfence.judge.Delivery;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Stands in for the judge, keyed as the judge is, and only counts its deliveries. */
final class NoJudge extends AbstractStreamOperator<Outgoing>
    implements TwoInputStreamOperator<Delivery, Shared, Outgoing> {

  private static final long serialVersionUID = 1;

  private final String run;
  private transient Meter meter;

  NoJudge(String run) {
    this.run = run;
  }

  @Override
  public void open() throws Exception {
    super.open();
    meter = Meter.of(run);
  }

  @Override
  public void processElement1(StreamRecord<Delivery> element) {
    meter.deliveries.increment();
  }

  @Override
  public void processElement2(StreamRecord<Shared> element) {}
}
