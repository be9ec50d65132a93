package io.ringfence.jobs.io;

import io.ringfence.signal.encoding.RecordCodec;

/** The form in which records travel to their sink. */
public final class OutputRecordCodec extends RecordCodec<OutputRecord> {

  public OutputRecordCodec() {
    super(OutputRecord.class, TEXT, BYTES);
  }
}
