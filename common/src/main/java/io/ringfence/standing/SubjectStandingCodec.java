package io.ringfence.standing;

import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a standing with its subject's key; its version is that of the standing's. */
public final class SubjectStandingCodec implements Codec<SubjectStanding> {

  private final StandingCodec standings = new StandingCodec();

  @Override
  public int version() {
    return standings.version();
  }

  @Override
  public void write(SubjectStanding subject, DataOutput out) throws IOException {
    Wire.writeText(subject.key(), out);
    standings.write(subject.standing(), out);
  }

  @Override
  public SubjectStanding read(DataInput in, int version) throws IOException {
    return new SubjectStanding(Wire.readText(in), standings.read(in, version));
  }

  @Override
  public SubjectStanding copy(SubjectStanding subject) {
    return new SubjectStanding(subject.key(), standings.copy(subject.standing()));
  }
}
