package io.ringfence.decode;

import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Signal;

final class CallReader implements SignalReader {

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.CALL);
    fields.require(FieldName.PHASE);
    if (fields.absent(FieldName.TO) && phase(fields) == CallPhase.ATTEMPT) {
      throw RefusalException.missing(FieldName.TO.label);
    }
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    String account = fields.label(FieldName.ACCOUNT);
    String direction = orEmpty(fields.named(FieldName.DIRECTION, FieldValues.DIRECTIONS));
    boolean internal = direction.equals("internal");
    String call = fields.id(FieldName.CALL);
    CallPhase phase = phase(fields);
    long started = started(fields, time);
    CallParties parties =
        new CallParties(
            party(FieldName.FROM, internal, account, fields),
            party(FieldName.TO, internal, account, fields),
            account,
            fields.device(FieldName.DEVICE),
            fields.address(FieldName.ADDRESS),
            fields.free(FieldName.USER_AGENT));
    CallRoute route =
        fields.route(
            fields.label(FieldName.TRUNK),
            direction,
            orEmpty(fields.named(FieldName.ATTESTATION, FieldValues.ATTESTATIONS)));
    CallProgress progress =
        CallProgress.of(
            started,
            fields.millis(FieldName.RING_MILLIS),
            fields.millis(FieldName.TALK_MILLIS),
            fields.integer(FieldName.SIP_CODE, 100, 699),
            fields.integer(FieldName.Q850, 0, 127),
            fields.label(FieldName.RELEASED_BY));
    return new Call(id, time, source, call, phase, parties, route, progress);
  }

  private static CallPhase phase(FieldReader fields) {
    return fields.needed(FieldName.PHASE, FieldValues.PHASES);
  }

  private static long started(FieldReader fields, long time) {
    long started = fields.time(FieldName.STARTED, Signal.ABSENT);
    if (started > time) {
      throw RefusalException.bad(FieldName.STARTED.label, "after the record's time");
    }
    return started;
  }

  private static String party(
      FieldName field, boolean internal, String account, FieldReader fields) {
    String number = fields.number(field);
    return internal ? NumberNotation.extension(number, account) : number;
  }

  private static String orEmpty(String word) {
    return word == null ? "" : word;
  }
}
