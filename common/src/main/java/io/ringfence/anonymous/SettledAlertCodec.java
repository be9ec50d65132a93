package io.ringfence.anonymous;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.alert.AlertLabels;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which settled alerts travel between tasks. */
public final class SettledAlertCodec implements Codec<SettledAlert> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SettledAlert value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    out.writeBoolean(value instanceof SettledAlert.Closed);
    if (value instanceof SettledAlert.Closed closed) {
      writeText(closed.subject().key(), out);
      writeText(closed.labels().rule(), out);
      writeText(closed.labels().fraud(), out);
      writeText(closed.labels().severity(), out);
      writeText(closed.labels().mode(), out);
      writeSigned(closed.first(), out);
      writeSigned(closed.last(), out);
      writeUnsigned(closed.hits(), out);
    }
  }

  @Override
  public SettledAlert read(DataInput in, int version) throws IOException {
    String id = readText(in);
    if (!in.readBoolean()) {
      return new SettledAlert.Gone(id);
    }
    return new SettledAlert.Closed(
        id,
        Subject.ofKey(readText(in)),
        new AlertLabels(readText(in), readText(in), readText(in), readText(in)),
        readSigned(in),
        readSigned(in),
        readSize(in));
  }
}
