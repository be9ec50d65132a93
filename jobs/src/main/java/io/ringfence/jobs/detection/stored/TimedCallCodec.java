package io.ringfence.jobs.detection.stored;

import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallRecordsCodec;
import io.ringfence.jobs.state.TimedStateCodec;

/** The stored form of a call. Named in checkpoints: never rename it. */
public final class TimedCallCodec extends TimedStateCodec<CallRecords> {

  public TimedCallCodec() {
    super(new CallRecordsCodec());
  }
}
