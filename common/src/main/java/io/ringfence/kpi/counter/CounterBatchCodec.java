package io.ringfence.kpi.counter;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which batches travel. */
public final class CounterBatchCodec implements Codec<CounterBatch> {

  private final GroupCountersCodec cells = new GroupCountersCodec();

  @Override
  public int version() {
    return cells.version();
  }

  @Override
  public void write(CounterBatch value, DataOutput out) throws IOException {
    Wire.writeSigned(value.minute(), out);
    cells.write(value.cells(), out);
  }

  @Override
  public CounterBatch read(DataInput in, int version) throws IOException {
    return new CounterBatch(Wire.readSigned(in), cells.read(in, version));
  }
}
