package io.ringfence.jobs.detection;

import io.ringfence.judge.SubjectState;
import io.ringfence.judge.SubjectStateCodec;

/** The stored form of a subject. Named in checkpoints: never rename it. */
public final class TimedSubjectCodec extends TimedCodec<SubjectState> {

  public TimedSubjectCodec() {
    super(new SubjectStateCodec());
  }
}
