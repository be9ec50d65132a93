package io.ringfence.jobs.admission;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The stored form of an admission. Named in checkpoints: never rename it. */
public final class PartitionProgressCodec implements Codec<PartitionProgress.Stored> {

  @Override
  public void write(PartitionProgress.Stored value, DataOutput out) throws IOException {
    writeText(value.origin(), out);
    writeSigned(value.partition(), out);
    writeUnsigned(value.read(), out);
    writeUnsigned(value.accepted(), out);
    writeUnsigned(value.rejected(), out);
    writeUnsigned(value.late(), out);
    writeUnsigned(value.reached().size(), out);
    for (Map.Entry<String, Long> each : value.reached().entrySet()) {
      writeText(each.getKey(), out);
      writeSigned(each.getValue(), out);
    }
  }

  @Override
  public PartitionProgress.Stored read(DataInput in, int version) throws IOException {
    String origin = readText(in);
    int partition = (int) readSigned(in);
    long read = readUnsigned(in);
    long accepted = readUnsigned(in);
    long rejected = readUnsigned(in);
    long late = readUnsigned(in);
    Map<String, Long> reached = new HashMap<>();
    for (int left = readSize(in); left > 0; left--) {
      reached.put(readText(in), readSigned(in));
    }
    return new PartitionProgress.Stored(origin, partition, read, accepted, rejected, late, reached);
  }
}
