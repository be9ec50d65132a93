package io.ringfence.jobs.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringfence.signal.encoding.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** What somebody finds who searches a checkpoint byte by byte. */
public final class CheckpointBytes {

  private CheckpointBytes() {}

  /** All bytes of a task's state, one character each. */
  public static String of(OperatorSubtaskState checkpoint) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (KeyedStateHandle each : checkpoint.getManagedKeyedState()) {
      read((StreamStateHandle) each, all);
    }
    for (OperatorStateHandle each : checkpoint.getManagedOperatorState()) {
      read(each, all);
    }
    return all.toString(ISO_8859_1);
  }

  private static void read(StreamStateHandle handle, ByteArrayOutputStream all) throws IOException {
    try (InputStream in = handle.openInputStream()) {
      in.transferTo(all);
    }
  }

  /** The hash of a value as it is stored, one character a byte. */
  public static String hashOf(String value) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(Hash.of(value)).array();
    return new String(bytes, ISO_8859_1);
  }
}
