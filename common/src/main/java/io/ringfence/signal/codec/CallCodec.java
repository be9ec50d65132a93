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
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stored form of a call's phase. */
public final class CallCodec implements Codec<Call> {

  private static final CallPhase[] PHASES = CallPhase.values();

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
    CallRoute route = new CallRoute(readText(in), readText(in), readText(in));
    CallProgress progress =
        CallProgress.of(
            started,
            readSigned(in),
            readSigned(in),
            (int) readSigned(in),
            (int) readSigned(in),
            readText(in));
    return new Call(id, time, source, call, phase, parties, route, progress);
  }

  /** The phase whose topic has this code. */
  public static CallPhase phase(int code) throws IOException {
    for (CallPhase phase : PHASES) {
      if (phase.topic().code() == code) {
        return phase;
      }
    }
    throw new IOException("no phase has the code " + code);
  }
}
