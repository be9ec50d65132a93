package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.io.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The records of several inputs, merged: the next comes from the input whose largest event time so
 * far is lowest, so that files that were recorded at the same time are read side by side. Within an
 * input, records keep their order.
 */
final class MergedInputs implements AutoCloseable {

  private final PriorityQueue<OpenInput> waiting = new PriorityQueue<>();
  private final List<OpenInput> opened = new ArrayList<>();

  /**
   * Inputs of equal event time are read in the order given.
   *
   * @param received when the files were, epoch milliseconds, or {@link RecordReader#UNKNOWN}
   */
  MergedInputs(List<Input> inputs, RecordReader records, long received) {
    for (int i = 0; i < inputs.size(); i++) {
      OpenInput input = new OpenInput(inputs.get(i), i, records, received);
      opened.add(input);
      waiting.add(input);
    }
  }

  /** Null when all are read. */
  Decoded next() throws IOException {
    while (!waiting.isEmpty()) {
      OpenInput input = waiting.poll();
      Decoded record = input.next();
      if (record != null) {
        waiting.add(input);
        return record;
      }
      input.close();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    for (OpenInput input : opened) {
      input.close();
    }
  }
}
