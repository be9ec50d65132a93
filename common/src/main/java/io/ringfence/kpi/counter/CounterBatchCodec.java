package io.ringfence.kpi.counter;

import io.ringfence.signal.encoding.RecordCodec;

/** The form in which batches travel. */
public final class CounterBatchCodec extends RecordCodec<CounterBatch> {

  public CounterBatchCodec() {
    super(CounterBatch.class, SIGNED, new GroupCountersCodec());
  }
}
