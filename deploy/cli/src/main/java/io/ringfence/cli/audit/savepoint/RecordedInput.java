package io.ringfence.cli.audit.savepoint;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the bytes that are read through it. */
final class RecordedInput extends FilterInputStream {

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  RecordedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    if (next >= 0) {
      taken.write(next);
    }
    return next;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    if (read > 0) {
      taken.write(into, from, read);
    }
    return read;
  }

  /** All bytes since the last call. */
  byte[] taken() {
    byte[] bytes = taken.toByteArray();
    taken.reset();
    return bytes;
  }
}
