package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of a value. What is written carries no version of its own: whoever stores values
 * keeps {@link #version()} beside them (Flink: in the serializer's snapshot) and hands it back to
 * {@link #read}.
 */
public interface Codec<T> {

  /** From 1; grows by one with each change of a form that a release has stored. */
  default int version() {
    return 1;
  }

  void write(T value, DataOutput out) throws IOException;

  T read(DataInput in, int version) throws IOException;

  /**
   * A value that shares nothing mutable with the given one; the value itself where it is immutable.
   * Asked for only of what Flink holds as an object; of what is stored as bytes (a subject, a call)
   * nobody needs one.
   */
  default T copy(T value) {
    return value;
  }
}
