package io.ringfence.rule.change;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of what a rulebook knows. */
public final class RulebookStateCodec implements Codec<RulebookState> {

  private final RuleChangesCodec changes = new RuleChangesCodec();
  private final RuleRecordCodec records = new RuleRecordCodec();

  @Override
  public void write(RulebookState state, DataOutput out) throws IOException {
    changes.write(state.changes(), out);
    writeUnsigned(state.waiting().size(), out);
    for (RuleRecord each : state.waiting()) {
      records.write(each, out);
    }
  }

  @Override
  public RulebookState read(DataInput in, int version) throws IOException {
    RuleChanges accepted = changes.read(in, changes.version());
    List<RuleRecord> waiting = new ArrayList<>();
    for (int left = readSize(in); left > 0; left--) {
      waiting.add(records.read(in, records.version()));
    }
    return new RulebookState(accepted, waiting);
  }
}
