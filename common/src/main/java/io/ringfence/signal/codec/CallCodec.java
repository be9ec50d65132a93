package io.ringfence.signal.codec;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The stored form of a call's phase. From version 4 on it says when the call rang, and what became
 * of its signature.
 */
public final class CallCodec implements Codec<Call> {

  private static final CallPhase[] PHASES = CallPhase.values();

  private static final int FIRST_WITH_RINGING = 4;

  @Override
  public int version() {
    return FIRST_WITH_RINGING;
  }

  @Override
  public void write(Call value, DataOutput out) throws IOException {
    writeText(value.id(), out);
    writeSigned(value.time(), out);
    writeText(value.source(), out);
    writeText(value.call(), out);
    out.writeByte(value.phase().topic().code());
    writeSigned(value.started(), out);
    writeText(value.from(), out);
    writeText(value.to(), out);
    writeText(value.account(), out);
    writeText(value.device(), out);
    writeText(value.address(), out);
    writeText(value.userAgent(), out);
    writeText(value.trunk(), out);
    writeText(value.direction(), out);
    writeText(value.attestation(), out);
    writeSigned(value.ringMillis(), out);
    writeSigned(value.talkMillis(), out);
    writeSigned(value.sipCode(), out);
    writeSigned(value.q850(), out);
    writeText(value.releasedBy(), out);
    writeText(value.verstat(), out);
    writeText(value.origid(), out);
    writeSigned(value.ringingMillis(), out);
  }

  @Override
  public Call read(DataInput in, int version) throws IOException {
    String id = readText(in);
    long time = readSigned(in);
    String source = readText(in);
    String call = readText(in);
    CallPhase phase = phase(in.readByte());
    long started = readSigned(in);
    CallParties parties =
        new CallParties(
            readText(in), readText(in), readText(in), readText(in), readText(in), readText(in));
    String trunk = readText(in);
    String direction = readText(in);
    String attestation = readText(in);
    long rang = readSigned(in);
    long talked = readSigned(in);
    int sipCode = (int) readSigned(in);
    int q850 = (int) readSigned(in);
    String releasedBy = readText(in);
    boolean more = version >= FIRST_WITH_RINGING;
    CallRoute route =
        new CallRoute(
            trunk, direction, attestation, more ? readText(in) : "", more ? readText(in) : "");
    long ringing = more ? readSigned(in) : Signal.ABSENT;
    CallProgress progress =
        CallProgress.of(started, ringing, rang, talked, sipCode, q850, releasedBy);
    return new Call(id, time, source, call, phase, parties, route, progress);
  }

  private static CallPhase phase(int code) throws IOException {
    for (CallPhase phase : PHASES) {
      if (phase.topic().code() == code) {
        return phase;
      }
    }
    throw new IOException("no phase has the code " + code);
  }
}
