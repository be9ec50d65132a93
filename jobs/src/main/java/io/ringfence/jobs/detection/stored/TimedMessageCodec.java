package io.ringfence.jobs.detection.stored;

import io.ringfence.assemble.MessageRecords;
import io.ringfence.assemble.MessageRecordsCodec;
import io.ringfence.jobs.state.TimedStateCodec;

/** The stored form of a message. Named in checkpoints: never rename it. */
public final class TimedMessageCodec extends TimedStateCodec<MessageRecords> {

  public TimedMessageCodec() {
    super(new MessageRecordsCodec());
  }
}
