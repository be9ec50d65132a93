package io.ringfence.judge.money;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.judge.money.CallLedger.Ended;
import io.ringfence.judge.money.CallLedger.UnderWay;
import io.ringfence.judge.money.CalledNumbers.Called;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** The stored form of what a subject's calls cost, in a state whose version says that it has it. */
public final class CallLedgerCodec {

  /** Times are written from a base that the reader knows, too. */
  public void write(CallLedger ledger, long base, DataOutput out) throws IOException {
    out.writeInt(ledger.slot());
    writeUnsigned(ledger.beforeMillis(), out);
    writeUnsigned(ledger.underWay().size(), out);
    for (Map.Entry<Long, UnderWay> each : ledger.underWay().entrySet()) {
      out.writeLong(each.getKey());
      out.writeByte(each.getValue().stage().code());
      writeSigned(each.getValue().time() - base, out);
      writeUnsigned(each.getValue().rate(), out);
      writeUnsigned(each.getValue().cost(), out);
    }
    writeUnsigned(ledger.ended().size(), out);
    for (Ended each : ledger.ended()) {
      writeSigned(each.time() - base, out);
      writeUnsigned(each.cost(), out);
      writeUnsigned(each.calls(), out);
    }
    writeUnsigned(ledger.called().all().size(), out);
    for (Map.Entry<String, Called> each : ledger.called().all().entrySet()) {
      writeText(each.getKey(), out);
      writeSigned(each.getValue().time() - base, out);
      writeUnsigned(each.getValue().calls(), out);
      writeUnsigned(each.getValue().cost(), out);
    }
  }

  public CallLedger read(DataInput in, long base) throws IOException {
    CallLedger ledger = new CallLedger(in.readInt(), readUnsigned(in));
    for (int left = readSize(in); left > 0; left--) {
      long call = in.readLong();
      CallStage stage = stage(in.readByte());
      ledger.restore(
          call, new UnderWay(stage, readSigned(in) + base, readUnsigned(in), readUnsigned(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      ledger.restore(new Ended(readSigned(in) + base, readUnsigned(in), readSize(in)));
    }
    for (int left = readSize(in); left > 0; left--) {
      ledger.restore(
          readText(in), new Called(readSigned(in) + base, readSize(in), readUnsigned(in)));
    }
    return ledger;
  }

  private static CallStage stage(int code) throws IOException {
    return switch (code) {
      case 0 -> CallStage.ATTEMPTED;
      case 1 -> CallStage.ANSWERED;
      case 2 -> CallStage.ENDED;
      default -> throw new IOException("no call under way has the stage " + code);
    };
  }
}
