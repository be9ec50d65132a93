package io.ringfence.judge.delivery;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.delivery.Observation.Fact;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import io.ringfence.tenant.Tenants;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The form in which observations travel. Most of what a job shuffles is these. */
final class ObservationCodec implements Codec<Observation> {

  private static final int DERIVED = 1;
  private static final int PRIMARY = 2;
  private static final int MERGED = 4;
  private static final int MERGEABLE = 8;
  private static final int OF_TENANT = 16;
  private static final int LAGGING = 32;

  @Override
  public void write(Observation observation, DataOutput out) throws IOException {
    writeText(observation.key(), out);
    out.writeLong(observation.identity());
    writeText(observation.id(), out);
    writeSigned(observation.time(), out);
    writeUnsigned(observation.revision(), out);
    boolean mergeable = observation.merging() != Merging.WHOLE;
    out.writeByte(
        (observation.derived() ? DERIVED : 0)
            | (observation.primary() ? PRIMARY : 0)
            | (observation.isMerged() ? MERGED : 0)
            | (mergeable ? MERGEABLE : 0)
            | (observation.tenant().isEmpty() ? 0 : OF_TENANT)
            | (observation.lag() == 0 ? 0 : LAGGING));
    out.writeByte(observation.topic().code());
    writeUnsigned(observation.contributions().size(), out);
    for (Contribution each : observation.contributions()) {
      out.writeInt(each.slot());
      writeUnsigned(each.weight(), out);
      out.writeLong(each.bits());
      writeText(each.text(), out);
    }
    writeUnsigned(observation.rules().size(), out);
    for (int rule : observation.rules()) {
      out.writeInt(rule);
    }
    writeUnsigned(observation.facts().size(), out);
    for (Fact fact : observation.facts()) {
      writeFact(fact, out);
    }
    Wire.writeTexts(observation.parties(), out);
    writeSigned(observation.lateness(), out);
    if (observation.lag() != 0) {
      writeUnsigned(observation.lag(), out);
    }
    if (observation.isMerged()) {
      writeUnsigned(observation.signals(), out);
    }
    if (mergeable) {
      writeUnsigned(observation.merging(), out);
    }
    if (!observation.tenant().isEmpty()) {
      writeText(observation.tenant(), out);
    }
  }

  @Override
  public Observation read(DataInput in, int version) throws IOException {
    String key = readText(in);
    long identity = in.readLong();
    String id = readText(in);
    long time = readSigned(in);
    int revision = readSize(in);
    int flags = in.readByte();
    SignalTopic topic = SignalTopic.ofCode(in.readByte());
    int size = readSize(in);
    List<Contribution> contributions = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      contributions.add(new Contribution(in.readInt(), readSize(in), in.readLong(), readText(in)));
    }
    size = readSize(in);
    List<Integer> rules = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      rules.add(in.readInt());
    }
    size = readSize(in);
    List<Fact> facts = size == 0 ? List.of() : new ArrayList<>(Wire.room(size));
    for (int left = size; left > 0; left--) {
      facts.add(readFact(in));
    }
    List<String> parties = Wire.readTexts(in);
    return new Observation(
        key,
        identity,
        id,
        time,
        revision,
        (flags & DERIVED) != 0,
        topic,
        (flags & PRIMARY) != 0,
        contributions,
        rules,
        facts,
        parties,
        readSigned(in),
        (flags & LAGGING) == 0 ? 0 : readUnsigned(in),
        (flags & MERGED) == 0 ? 1 : readSize(in),
        (flags & MERGEABLE) == 0 ? Merging.WHOLE : readUnsigned(in),
        (flags & OF_TENANT) == 0 ? Tenants.PROVIDER : readText(in));
  }

  private static void writeFact(Fact fact, DataOutput out) throws IOException {
    Object value = fact.value();
    FactType type = FactType.of(value);
    writeUnsigned(fact.field(), out);
    out.writeByte(type.code());
    switch (type) {
      case TEXT -> writeText((String) value, out);
      case LONG -> writeSigned((Long) value, out);
      case DOUBLE -> out.writeDouble((Double) value);
      case FALSE, TRUE -> {}
    }
  }

  private static Fact readFact(DataInput in) throws IOException {
    int field = readSize(in);
    return switch (FactType.ofCode(in.readByte())) {
      case TEXT -> new Fact(field, readText(in));
      case LONG -> new Fact(field, readSigned(in));
      case DOUBLE -> new Fact(field, in.readDouble());
      case FALSE -> new Fact(field, false);
      case TRUE -> new Fact(field, true);
    };
  }
}
