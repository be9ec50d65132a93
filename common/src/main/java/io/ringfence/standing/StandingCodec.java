package io.ringfence.standing;

import static io.ringfence.signal.codec.SignalForms.TOPIC;
import static io.ringfence.signal.encoding.RecordCodec.FLAG;
import static io.ringfence.signal.encoding.RecordCodec.SIGNED;
import static io.ringfence.signal.encoding.RecordCodec.TEXT;
import static io.ringfence.signal.encoding.RecordCodec.UNSIGNED;
import static io.ringfence.signal.encoding.RecordCodec.UNTIL;
import static io.ringfence.signal.encoding.RecordCodec.form;

import io.ringfence.signal.Origin;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The stored form of a standing: its changes, oldest first. */
public final class StandingCodec implements Codec<Standing> {

  private static final Codec<List<ListingChange>> NOTICES =
      RecordCodec.list(
          new RecordCodec<>(
              ListingChange.class,
              TOPIC,
              TEXT,
              TEXT,
              form(Wire::writeText, Wire::readRemark),
              SIGNED,
              SIGNED,
              UNTIL,
              FLAG,
              UNSIGNED,
              new RecordCodec<>(
                  Origin.class, TEXT, form(Wire::writeText, Wire::readKey), UNSIGNED)));

  @Override
  public void write(Standing standing, DataOutput out) throws IOException {
    NOTICES.write(standing.notices(), out);
  }

  @Override
  public Standing read(DataInput in, int version) throws IOException {
    return new Standing(NOTICES.read(in, version));
  }

  @Override
  public Standing copy(Standing standing) {
    return standing.copy();
  }
}
