package io.ringfence.kpi;

import io.ringfence.signal.Codec;
import io.ringfence.signal.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which batches travel. */
public final class BatchCodec implements Codec<Batch> {

  private final CellsCodec cells = new CellsCodec();

  @Override
  public int version() {
    return cells.version();
  }

  @Override
  public void write(Batch value, DataOutput out) throws IOException {
    Wire.writeSigned(value.minute(), out);
    cells.write(value.cells(), out);
  }

  @Override
  public Batch read(DataInput in, int version) throws IOException {
    return new Batch(Wire.readSigned(in), cells.read(in, version));
  }
}
