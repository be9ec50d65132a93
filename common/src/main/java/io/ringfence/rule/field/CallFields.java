package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import java.util.List;

/** What rules read of a call. Ids are stored: never change or reuse one. */
final class CallFields {

  /** Setup abroad takes 3 to 8 seconds, in milliseconds. */
  private static final long LONGEST_SETUP = 8_000;

  private CallFields() {}

  static List<Field> all() {
    return new FieldCatalogue<>("call", Call.class)
        .text(100, "call", "the call's own id, the same in all its phases", Call::call)
        .text(101, "phase", "`attempt`, `answer`, `ongoing` or `end`", call -> call.topic().event())
        .text(102, "from", "calling number, empty if anonymous", Call::from)
        .text(103, "to", "called number", Call::to)
        .text(104, "account", "our customer's account", Call::account)
        .text(105, "device", "device, such as `mac:001122334455`", Call::device)
        .text(106, "address", "IP address that the call came from", Call::address)
        .text(107, "userAgent", "what the device says that it is", Call::userAgent)
        .text(108, "trunk", "trunk or carrier", Call::trunk)
        .text(109, "direction", "`inbound`, `outbound`, `internal` or empty", Call::direction)
        .text(
            110,
            "attestation",
            "STIR/SHAKEN level `A`, `B`, `C` or empty; of an inbound call only if it is verified",
            call -> call.route().provenAttestation())
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
            "who hung up: `caller`, `called`, `network` or empty",
            Call::releasedBy)
        .whole(116, "started", "time of the attempt, ms since the epoch; -1 unknown", Call::started)
        .flag(117, "answered", "whether it has been answered", CallFields::answered)
        .add(
            118,
            "cost",
            Field.Type.DOUBLE,
            "talk time so far at the destination's cost, in the tariff's increments and currency",
            CallFields::cost)
        .whole(
            119,
            "sharedDigits",
            "leading digits that both numbers share, country code included;"
                + " 0 where one has no E.164 form",
            CallFields::sharedDigits)
        .number(120, "origin", "of the calling number", Call::from)
        .number(130, "destination", "of the called number", Call::to)
        .add(
            137,
            "destination.sellPerMinute",
            Field.Type.DOUBLE,
            "of the called number: what a customer pays a minute; -1 unknown",
            (call, known) -> Pricing.of(call, call.to(), known.numbers()).sellPerMinute())
        .add(
            138,
            "revenue",
            Field.Type.DOUBLE,
            "what a customer pays for the talk so far; -1 unknown",
            (call, known) ->
                Pricing.of(call, call.to(), known.numbers()).soldTalk(call.talkMillis()))
        .text(
            139,
            "verstat",
            "verification of the signature: `TN-Validation-Passed`, `TN-Validation-Failed`,"
                + " `No-TN-Validation`, `declared` (by the feed) or empty",
            Call::verstat)
        .text(140, "origid", "what the signer calls the origin, for tracing back", Call::origid)
        .whole(141, "ringingMillis", "time to ringing, ms; -1 unknown", Call::ringingMillis)
        .add(
            142,
            "ringTimeMillis",
            Field.Type.INT,
            "how long it rang, ms: `ringMillis` less `ringingMillis`; where that is unknown, of a"
                + " call abroad less 8 s, the longest setup; -1 unknown",
            CallFields::ringTime)
        .fields();
  }

  /** Never below nothing: feeds round, and not every setup is as long as it can be. */
  private static Object ringTime(Call call, Surroundings known) {
    if (call.ringMillis() < 0) {
      return -1L;
    }
    long setup = call.ringingMillis();
    if (setup < 0) {
      String origin = known.numbers().of(call.from()).country();
      String destination = known.numbers().of(call.to()).country();
      boolean abroad = !origin.isEmpty() && !destination.isEmpty() && !origin.equals(destination);
      setup = abroad ? LONGEST_SETUP : 0;
    }
    return Math.max(0, call.ringMillis() - setup);
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

  private static Object cost(Call call, Surroundings known) {
    return Pricing.of(call, call.to(), known.numbers()).ofTalk(call.talkMillis());
  }
}
