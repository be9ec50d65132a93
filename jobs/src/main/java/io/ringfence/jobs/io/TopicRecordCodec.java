package io.ringfence.jobs.io;

import io.ringfence.decode.PositionCodec;
import io.ringfence.signal.encoding.RecordCodec;

/** The form in which records travel before they are looked at. */
public final class TopicRecordCodec extends RecordCodec<TopicRecord> {

  public TopicRecordCodec() {
    super(TopicRecord.class, new PositionCodec(), SIGNED, BYTES);
  }
}
