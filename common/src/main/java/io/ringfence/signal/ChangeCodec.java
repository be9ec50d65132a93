package io.ringfence.signal;

import static io.ringfence.signal.Wire.readSize;
import static io.ringfence.signal.Wire.writeUnsigned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The form in which changes travel: which sides there are, the sides, the revision. */
public final class ChangeCodec implements Codec<Change> {

  private static final int BEFORE = 1;
  private static final int AFTER = 2;

  private final SignalCodec signals = new SignalCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Change change, DataOutput out) throws IOException {
    out.writeByte(
        (change.before().isPresent() ? BEFORE : 0) | (change.after().isPresent() ? AFTER : 0));
    if (change.before().isPresent()) {
      signals.write(change.before().get(), out);
    }
    if (change.after().isPresent()) {
      signals.write(change.after().get(), out);
    }
    writeUnsigned(change.revision(), out);
  }

  @Override
  public Change read(DataInput in, int version) throws IOException {
    int sides = in.readByte();
    return new Change(side(sides & BEFORE, in), side(sides & AFTER, in), readSize(in));
  }

  private Optional<Signal> side(int present, DataInput in) throws IOException {
    return present == 0 ? Optional.empty() : Optional.of(signals.read(in, signals.version()));
  }
}
