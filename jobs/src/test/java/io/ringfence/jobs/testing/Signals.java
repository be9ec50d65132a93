package io.ringfence.jobs.testing;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Security;
import io.ringfence.signal.SignalTopic;

/** Signals for operators' tests, which need no decoding. */
public final class Signals {

  private Signals() {}

  /** A failed registration of the account {@code acme}. */
  public static Security failedRegistration(String id, long time) {
    return failedRegistration(id, time, "default");
  }

  /** The same, reported by a source. */
  public static Security failedRegistration(String id, long time, String source) {
    return new Security(
        id,
        time,
        source,
        SignalTopic.SECURITY_REGISTER_FAILED,
        "acme",
        "",
        "",
        "",
        "203.0.113.7",
        "",
        "",
        Double.NaN,
        Double.NaN);
  }

  /** The attempt of a call that nothing else is known of. */
  public static Call attempt(String call, long time, String from) {
    return new Call(
        call + ":attempt",
        time,
        "default",
        call,
        CallPhase.ATTEMPT,
        new CallParties(from, "+447946010000", "", "", "", ""),
        new CallRoute("", "", ""),
        CallProgress.NONE);
  }
}
