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
        .text(100, "call", Call::call)
        .text(101, "phase", call -> call.topic().event())
        .named(SubjectKind.NUMBER, 102, "from", Call::from)
        .named(SubjectKind.NUMBER, 103, "to", Call::to)
        .named(SubjectKind.ACCOUNT, 104, Call::account)
        .named(SubjectKind.DEVICE, 105, Call::device)
        .named(SubjectKind.ADDRESS, 106, Call::address)
        .text(USER_AGENT, "userAgent", Call::userAgent)
        .named(SubjectKind.TRUNK, 108, Call::trunk)
        .text(109, "direction", Call::direction)
        .text(110, "attestation", Call::attestation)
        .whole(111, "ringMillis", Call::ringMillis)
        .whole(112, "talkMillis", Call::talkMillis)
        .whole(113, "sipCode", Call::sipCode)
        .whole(114, "q850", Call::q850)
        .text(115, "releasedBy", Call::releasedBy)
        .whole(116, "started", Call::started)
        .flag(117, "answered", CallFields::answered)
        .add(118, "cost", Field.Type.DOUBLE, CallFields::cost)
        .whole(119, "sharedDigits", CallFields::sharedDigits)
        .number(120, "origin", Call::from)
        .number(130, "destination", Call::to)
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
