package io.ringfence.standing;

import io.ringfence.signal.encoding.RecordCodec;

/** The stored form of a standing with its subject's key; its version is that of the standing's. */
public final class SubjectStandingCodec extends RecordCodec<SubjectStanding> {

  public SubjectStandingCodec() {
    super(SubjectStanding.class, TEXT, new StandingCodec());
  }

  @Override
  public SubjectStanding copy(SubjectStanding subject) {
    return new SubjectStanding(subject.key(), subject.standing().copy());
  }
}
