package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.Rfc3339;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * When a call began and ended, and how long it rang and talked. Times are epoch milliseconds,
 * lengths milliseconds; what is not known is negative.
 */
record CdrTimes(long start, long end, long ringMillis, long talkMillis) {

  /** A time that is not there: Asterisk leaves it empty, databases write zeros. */
  private static final long ABSENT = -1;

  private static final long UNREADABLE = -2;

  private static final int LOCAL = "2026-11-25 09:00:00".length();

  /** Times and lengths are cut to seconds one by one. */
  private static final long ROUNDING = 1000;

  private static final long QUARTER = 15L * 60 * 1000;

  /** How soon after its channel a call record begins, if it is the channel's first. */
  private static final long AT_ONCE = 2000;

  static CdrTimes of(Cdr cdr, LocalClock clock, boolean answered) {
    long start = begun(cdr, Cdr.Field.START, clock);
    long end = needed(cdr, Cdr.Field.END, clock);
    long duration = Seconds.of(cdr.get(Cdr.Field.DURATION));
    if (end >= 0 && start >= 0) {
      if (!fits(start, end, duration)) {
        long startLater = moment(cdr.get(Cdr.Field.START), clock, true);
        long endLater = moment(cdr.get(Cdr.Field.END), clock, true);
        if (fits(start, endLater, duration)) {
          end = endLater;
        } else if (fits(startLater, end, duration)) {
          start = startLater;
        }
      }
    } else if (end >= 0) {
      start = ABSENT;
    } else if (start < 0) {
      throw UnreadableException.missing(Cdr.Field.END.label());
    } else if (duration < 0) {
      throw cdr.get(Cdr.Field.DURATION).isEmpty()
          ? UnreadableException.missing(Cdr.Field.END.label())
          : UnreadableException.bad(Cdr.Field.DURATION.label(), "not a number of seconds");
    } else {
      end = start + duration;
    }
    if (answered) {
      return answered(cdr, clock, start, end);
    }
    return new CdrTimes(start, end, start < 0 ? -1 : end - start, 0);
  }

  /** Not before its channel: in the hour that comes twice, it is the second time. */
  static long begun(Cdr cdr, Cdr.Field field, LocalClock clock) {
    long begun = needed(cdr, field, clock);
    boolean early = begun >= 0 && UniqueId.created(cdr.get(Cdr.Field.UNIQUEID)) > begun + ROUNDING;
    return early ? moment(cdr.get(field), clock, true) : begun;
  }

  /** Whether a record of this length can have begun and ended so. */
  private static boolean fits(long start, long end, long duration) {
    return duration < 0 ? end >= start : Math.abs(end - start - duration) <= ROUNDING;
  }

  private static CdrTimes answered(Cdr cdr, LocalClock clock, long start, long end) {
    if (start < 0) {
      return new CdrTimes(start, end, -1, Seconds.of(cdr.get(Cdr.Field.BILLSEC)));
    }
    long talk = Seconds.of(cdr.get(Cdr.Field.BILLSEC));
    if (talk > end - start + ROUNDING) {
      talk = -1;
    }
    long answer = moment(cdr.get(Cdr.Field.ANSWER), clock, false);
    if (answer < start || !fits(answer, end, talk)) {
      answer = moment(cdr.get(Cdr.Field.ANSWER), clock, true);
    }
    if (answer >= start && fits(answer, end, talk)) {
      return new CdrTimes(start, end, answer - start, talk < 0 ? end - answer : talk);
    }
    return new CdrTimes(start, end, talk < 0 ? -1 : Math.max(0, end - start - talk), talk);
  }

  /**
   * By how many minutes the clock of the record's times is ahead of what its channel's id says;
   * empty where that cannot be told. Offsets of zones are whole quarters of an hour; what is no
   * such is a record that began after its channel.
   */
  static OptionalLong offsetMinutes(Cdr cdr, Cdr.Field field, ZoneId zone) {
    long start = moment(cdr.get(field), new LocalClock(zone), false);
    long created = UniqueId.created(cdr.get(Cdr.Field.UNIQUEID));
    long offset = Math.round((start - created) / (double) QUARTER) * QUARTER;
    boolean told = start >= 0 && created >= 0 && Math.abs(start - created - offset) <= AT_ONCE;
    return told ? OptionalLong.of(offset / 60_000) : OptionalLong.empty();
  }

  private static long needed(Cdr cdr, Cdr.Field field, LocalClock clock) {
    long moment = moment(cdr.get(field), clock, false);
    if (moment == UNREADABLE) {
      throw UnreadableException.bad(field.label(), "not a time");
    }
    return moment;
  }

  /**
   * A local time, one with an offset, or seconds, milli- or microseconds of the epoch: as many
   * digits as such a time has today.
   */
  private static long moment(String text, LocalClock clock, boolean later) {
    if (text.isEmpty() || text.startsWith("0000-00-00")) {
      return ABSENT;
    }
    if (text.length() < LOCAL || text.charAt(4) != '-') {
      return epoch(text);
    }
    long millis = Rfc3339.millis(text);
    if (millis == Rfc3339.NONE) {
      millis = later ? clock.later(text) : clock.millis(text);
    }
    return millis < 0 ? UNREADABLE : millis;
  }

  private static long epoch(String text) {
    int dot = text.indexOf('.');
    int digits = dot < 0 ? text.length() : dot;
    boolean number =
        digits <= 16
            && Seconds.digits(text, 0, digits)
            && (dot < 0 || Seconds.digits(text, dot + 1, text.length()));
    if (!number) {
      return UNREADABLE;
    }
    long whole = Long.parseLong(text.substring(0, digits));
    if (whole == 0) {
      return ABSENT;
    }
    return switch (digits) {
      case 10 -> whole * 1000 + (dot < 0 ? 0 : Seconds.fraction(text, dot));
      case 13 -> whole;
      case 16 -> whole / 1000;
      default -> UNREADABLE;
    };
  }
}
