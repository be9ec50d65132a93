package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.number.NumberLookup;
import java.util.List;

/** What rules read of a call. Ids are stored: never change or reuse one. */
final class CallFields {

  static final int USER_AGENT = 107;

  private static final double MILLIS_PER_MINUTE = 60_000;

  private CallFields() {}

  static List<Field> all() {
    return new FieldCatalogue<>("call", Call.class)
        .text(100, "call", "the call's own id, the same in all its phases", Call::call)
        .text(101, "phase", "`attempt`, `answer`, `ongoing` or `end`", call -> call.topic().event())
        .named(SubjectKind.NUMBER, 102, "from", "calling number, empty if anonymous", Call::from)
        .named(SubjectKind.NUMBER, 103, "to", "called number", Call::to)
        .named(SubjectKind.ACCOUNT, 104, "our customer's account", Call::account)
        .named(SubjectKind.DEVICE, 105, "device, such as `mac:001122334455`", Call::device)
        .named(SubjectKind.ADDRESS, 106, "IP address that the call came from", Call::address)
        .text(USER_AGENT, "userAgent", "what the device says that it is", Call::userAgent)
        .named(SubjectKind.TRUNK, 108, "trunk or carrier", Call::trunk)
        .text(109, "direction", "`inbound`, `outbound`, `internal` or empty", Call::direction)
        .text(110, "attestation", "STIR/SHAKEN level `A`, `B`, `C` or empty", Call::attestation)
        .whole(111, "ringMillis", "time to answer or to the end, ms; -1 unknown", Call::ringMillis)
        .whole(
            112,
            "talkMillis",
            "talk time, ms; of `call.ongoing` so far; -1 unknown",
            Call::talkMillis)
        .whole(113, "sipCode", "final SIP status 100-699; -1 unknown", Call::sipCode)
        .whole(114, "q850", "release cause 0-127; -1 unknown", Call::q850)
        .text(
            115,
            "releasedBy",
            "who hung up: `caller`, `callee`, `network` or empty",
            Call::releasedBy)
        .whole(116, "started", "time of the attempt, ms since the epoch; -1 unknown", Call::started)
        .flag(117, "answered", "whether it has been answered", CallFields::answered)
        .add(
            118,
            "cost",
            Field.Type.DOUBLE,
            "talk time so far at the destination's cost, in the tariff's currency",
            CallFields::cost)
        .whole(
            119,
            "sharedDigits",
            "leading digits that both numbers share, country code included;"
                + " 0 where one has no E.164 form",
            CallFields::sharedDigits)
        .number(120, "origin", "of the calling number", Call::from)
        .number(130, "destination", "of the called number", Call::to)
        .fields();
  }

  private static boolean answered(Call call) {
    return call.phase() == CallPhase.ANSWER
        || call.phase() == CallPhase.ONGOING
        || call.talkMillis() > 0
        || call.sipCode() / 100 == 2;
  }

  private static long sharedDigits(Call call) {
    if (!call.from().startsWith("+") || !call.to().startsWith("+")) {
      return 0;
    }
    int shorter = Math.min(call.from().length(), call.to().length());
    int same = 1;
    while (same < shorter && call.from().charAt(same) == call.to().charAt(same)) {
      same++;
    }
    return same - 1L;
  }

  private static Object cost(Call call, NumberLookup numbers) {
    if (call.talkMillis() == Signal.ABSENT) {
      return 0.0;
    }
    return numbers.cost(call.to()).perMinute() * call.talkMillis() / MILLIS_PER_MINUTE;
  }
}
