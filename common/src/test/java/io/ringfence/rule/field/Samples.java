package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Message;
import io.ringfence.signal.Security;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.fixture.CallFixture;

/** Signals whose parties differ by their values. */
public final class Samples {

  static final long TIME = 1_764_061_200_000L;

  private Samples() {}

  public static Call call(String from, String to) {
    return call(from, to, "outbound", CallPhase.ATTEMPT, -1);
  }

  static Call call(String from, String to, String direction, CallPhase phase, long talkMillis) {
    return CallFixture.call("c-1", phase, TIME)
        .source("sbc-1")
        .started(TIME)
        .from(from)
        .to(to)
        .account("acme-17")
        .device("mac:001122334455")
        .address("203.0.113.7")
        .trunk("carrier-a")
        .direction(direction)
        .attestation("B")
        .ring(1200)
        .talk(talkMillis)
        .call();
  }

  static Message message() {
    return new Message(
        "m-1",
        TIME,
        "smsc",
        "m-1",
        SignalTopic.MESSAGE_SUBMITTED,
        false,
        "sms",
        "+12025550123",
        "+12025550199",
        "acme-17",
        "mac:001122334455",
        "203.0.113.7",
        "",
        1,
        "00ff",
        1,
        80,
        0,
        "shop.example");
  }

  static Security security(SignalTopic event) {
    return new Security(
        "e-1",
        TIME,
        "sbc-1",
        event,
        "acme-17",
        "+12025550123",
        "+37190000001",
        "mac:001122334455",
        "203.0.113.7",
        "",
        "US",
        Double.NaN,
        Double.NaN);
  }
}
