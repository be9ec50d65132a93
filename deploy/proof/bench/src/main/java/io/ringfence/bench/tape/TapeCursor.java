package io.ringfence.bench.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a tape's parts in turn and sends each record to the partition of its part. */
public final class TapeCursor {

  private final List<ByteBuffer> parts = new ArrayList<>();
  private int part = -1;

  public TapeCursor(Tape tape) throws IOException {
    for (String each : tape.parts()) {
      parts.add(Tape.map(Path.of(each)));
    }
  }

  /** The next record; null at the end of whichever part ends first. */
  public byte[] next() {
    part = part + 1 < parts.size() ? part + 1 : 0;
    return parts.get(part).hasRemaining() ? Tape.next(parts.get(part)) : null;
  }

  /** The part that the last record came from. */
  public int part() {
    return part;
  }
}
