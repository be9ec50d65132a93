package io.ringfence.rule.change;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The form in which changes of rules are stored and travel. */
public final class RuleChangesCodec implements Codec<RuleChanges> {

  private static final int MEASURE = 1;
  private static final int RULE = 2;

  @Override
  public void write(RuleChanges changes, DataOutput out) throws IOException {
    writeUnsigned(changes.revision(), out);
    writeUnsigned(changes.latest().size(), out);
    for (RuleChange each : changes.latest()) {
      out.writeByte(each.kind() == RuleChange.Kind.RULE ? RULE : MEASURE);
      writeText(each.name(), out);
      out.writeBoolean(each.removed());
      writeText(each.json(), out);
    }
  }

  @Override
  public RuleChanges read(DataInput in, int version) throws IOException {
    long revision = readUnsigned(in);
    List<RuleChange> latest = new ArrayList<>();
    for (int left = readSize(in); left > 0; left--) {
      latest.add(new RuleChange(kind(in.readByte()), readText(in), in.readBoolean(), readText(in)));
    }
    return new RuleChanges(revision, latest);
  }

  private static RuleChange.Kind kind(int code) throws IOException {
    return switch (code) {
      case MEASURE -> RuleChange.Kind.MEASURE;
      case RULE -> RuleChange.Kind.RULE;
      default -> throw new IOException("no change of rules has the code " + code);
    };
  }
}
