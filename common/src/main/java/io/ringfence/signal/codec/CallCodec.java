package io.ringfence.signal.codec;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.encoding.RecordCodec;
import java.io.IOException;

/** The stored form of a call's phase. */
public final class CallCodec extends RecordCodec<Call> {

  private static final CallPhase[] PHASES = CallPhase.values();

  public CallCodec() {
    super(
        Call.class,
        TEXT,
        SIGNED,
        TEXT,
        TEXT,
        form((it, out) -> out.writeByte(it.topic().code()), in -> phase(in.readByte())),
        new RecordCodec<>(CallParties.class, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
        new RecordCodec<>(CallRoute.class, TEXT, TEXT, TEXT),
        new RecordCodec<>(CallProgress.class, SIGNED, SIGNED, SIGNED, SIGNED, SIGNED, TEXT));
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
