package io.ringfence.bench.measure;

import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.judge.delivery.Delivery;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Stands in for the judge, keyed as the judge is, and only counts its deliveries. */
public final class NoOpJudge extends AbstractStreamOperator<OutputRecord>
    implements TwoInputStreamOperator<Delivery, BroadcastUpdate, OutputRecord> {

  private final String run;
  private transient RunMeter meter;

  public NoOpJudge(String run) {
    this.run = run;
  }

  @Override
  public void open() throws Exception {
    super.open();
    meter = RunMeter.of(run);
  }

  @Override
  public void processElement1(StreamRecord<Delivery> element) {
    meter.deliveries.increment();
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) {}
}
