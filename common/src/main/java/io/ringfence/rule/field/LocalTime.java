package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.number.NumberLookup;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What the clock shows where the account of a signal is at home.
 *
 * @param hour 0-23
 * @param day 1 Monday to 7 Sunday
 */
record LocalTime(long hour, long day) {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS_OF_WEEK = 7;

  /** 1 January 1970 was a Thursday: so many days after a Monday. */
  private static final int EPOCH_DAY = 3;

  static LocalTime of(Signal signal, NumberLookup numbers) {
    Instant instant = Instant.ofEpochMilli(signal.time());
    ZoneId zone = zone(signal, numbers);
    long local = signal.time() + zone.getRules().getOffset(instant).getTotalSeconds() * 1_000L;
    return new LocalTime(
        Math.floorMod(local, DAY) / HOUR,
        Math.floorMod(Math.floorDiv(local, DAY) + EPOCH_DAY, DAYS_OF_WEEK) + 1);
  }

  static LocalDateTime at(Signal signal, NumberLookup numbers) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(signal.time()), zone(signal, numbers));
  }

  private static ZoneId zone(Signal signal, NumberLookup numbers) {
    ZoneId own = numbers.profile(signal.account(), signal.time()).zone();
    return own == null ? numbers.zone(ownNumber(signal), signal.source()) : own;
  }

  /** The called party's of an inbound call, else that of whoever acts; empty if there is none. */
  private static String ownNumber(Signal signal) {
    boolean inbound = signal instanceof Call call && call.direction().equals("inbound");
    return Parties.party(signal, SubjectKind.NUMBER, inbound ? Role.CALLED : Role.CALLER, 0);
  }
}
