package io.ringfence.jobs.detection;

import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallRecordsCodec;

/** The stored form of a call. Named in checkpoints: never rename it. */
public final class TimedCallCodec extends TimedCodec<CallRecords> {

  public TimedCallCodec() {
    super(new CallRecordsCodec());
  }
}
