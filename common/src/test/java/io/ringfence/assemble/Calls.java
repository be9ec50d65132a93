package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.Phase;

/** Records for tests: a call with nothing but what a test says. */
record Calls(Call call) {

  static final long T = 1_764_061_200_000L;
  static final long SECOND = 1_000;
  static final long MINUTE = 60_000;
  static final long HOUR = 3_600_000;

  static Calls attempt(String id, long time) {
    return bare(id, time, Phase.ATTEMPT);
  }

  static Calls answer(String id, long time) {
    return bare(id, time, Phase.ANSWER);
  }

  static Calls end(String id, long time) {
    return bare(id, time, Phase.END);
  }

  private static Calls bare(String id, long time, Phase phase) {
    return new Calls(
        new Call(
            id, time, "s", "c", phase, -1, "", "", "", "", "", "", "", "", "", -1, -1, -1, -1, ""));
  }

  Calls source(String source) {
    return with(source, call.started(), call.from(), call.device(), call.ringMillis(), -2, -2);
  }

  Calls started(long started) {
    return with(call.source(), started, call.from(), call.device(), call.ringMillis(), -2, -2);
  }

  Calls from(String from) {
    return with(call.source(), call.started(), from, call.device(), call.ringMillis(), -2, -2);
  }

  Calls device(String device) {
    return with(call.source(), call.started(), call.from(), device, call.ringMillis(), -2, -2);
  }

  Calls ring(long ring) {
    return with(call.source(), call.started(), call.from(), call.device(), ring, -2, -2);
  }

  Calls talk(long talk) {
    return with(
        call.source(), call.started(), call.from(), call.device(), call.ringMillis(), talk, -2);
  }

  Calls sip(int sip) {
    return with(
        call.source(), call.started(), call.from(), call.device(), call.ringMillis(), -2, sip);
  }

  private Calls with(
      String source, long started, String from, String device, long ring, long talk, int sip) {
    return new Calls(
        new Call(
            call.id(),
            call.time(),
            source,
            call.call(),
            call.phase(),
            started,
            from,
            call.to(),
            call.account(),
            device,
            call.address(),
            call.userAgent(),
            call.trunk(),
            call.direction(),
            call.attestation(),
            ring,
            talk == -2 ? call.talkMillis() : talk,
            sip == -2 ? call.sipCode() : sip,
            call.q850(),
            call.releasedBy()));
  }
}
