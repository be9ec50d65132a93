package io.ringfence.jobs.detection.stored;

import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;

/** The stored form of a subject. Named in checkpoints: never rename it. */
public final class TimedSubjectCodec extends TimedStateCodec<SubjectState> {

  public TimedSubjectCodec() {
    super(new SubjectStateCodec());
  }
}
