package io.ringfence.jobs.detection.stored;

import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSliceCodec;

/** The stored form of a slice of a crowd. Named in checkpoints: never rename it. */
public final class TimedSliceCodec extends TimedStateCodec<CrowdSlice> {

  public TimedSliceCodec() {
    super(new CrowdSliceCodec());
  }
}
