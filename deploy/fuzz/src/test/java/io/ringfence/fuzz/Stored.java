package io.ringfence.fuzz;

import io.ringfence.signal.encoding.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Values in their stored form. */
final class Stored {

  private Stored() {}

  static <T> byte[] bytes(T value, Codec<T> codec) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static <T> T value(byte[] bytes, Codec<T> codec) throws IOException {
    return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)), codec.version());
  }

  /** What is read of what is written of a value. */
  static <T> T again(T value, Codec<T> codec) throws IOException {
    return value(bytes(value, codec), codec);
  }
}
