package io.ringfence.measure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A window's stored form, to compare, measure and restore. */
final class StoredWindow {

  private static final WindowCodec CODEC = new WindowCodec();

  private StoredWindow() {}

  static byte[] bytes(Window window) {
    return bytes(window, 0);
  }

  static byte[] bytes(Window window, long base) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CODEC.write(window, base, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Window read(byte[] bytes) {
    return read(bytes, 0);
  }

  static Window read(byte[] bytes, long base) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Window window = CODEC.read(in, CODEC.version(), base);
      if (in.read() >= 0) {
        throw new IllegalStateException("something is left over");
      }
      return window;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
