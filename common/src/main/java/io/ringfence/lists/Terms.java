package io.ringfence.lists;

/**
 * What holds of entries for which a file says nothing.
 *
 * @param reason empty for none
 * @param from {@link Wanted#UNSAID} for the moment of the import
 * @param until {@link Wanted#UNSAID} for open-ended
 * @param lasting how many milliseconds an entry holds, 0 for as long as {@code until} says
 */
public record Terms(String reason, long from, long until, long lasting) {

  long from(Wanted wanted, long asOf) {
    if (wanted.from() != Wanted.UNSAID) {
      return wanted.from();
    }
    return from == Wanted.UNSAID ? asOf : from;
  }

  long until(Wanted wanted, long asOf) {
    if (wanted.until() != Wanted.UNSAID) {
      return wanted.until();
    }
    if (lasting > 0) {
      return Math.max(asOf, from(wanted, asOf)) + lasting;
    }
    return until == Wanted.UNSAID ? Long.MAX_VALUE : until;
  }

  String reason(Wanted wanted) {
    return wanted.reason().isEmpty() ? reason : wanted.reason();
  }

  /** Whether what a list holds is what is wanted, so that nothing has to be told. */
  boolean met(Wanted wanted, Holding holding, long asOf) {
    boolean start =
        wanted.from() == Wanted.UNSAID
            ? holding.from() <= from(wanted, asOf)
            : holding.from() == wanted.from();
    String wantedReason = reason(wanted);
    return start
        && endMet(wanted, holding, asOf)
        && !holding.mixed()
        && holding.allow() == wanted.allow()
        && (wantedReason.isEmpty() || wantedReason.equals(holding.reason()));
  }

  /**
   * An entry that is to last is renewed once half of that is over: renewed at every import, a list
   * would be told anew every day.
   */
  private boolean endMet(Wanted wanted, Holding holding, long asOf) {
    if (wanted.until() == Wanted.UNSAID && lasting > 0) {
      return holding.until() != Long.MAX_VALUE && holding.until() - asOf > lasting / 2;
    }
    return holding.until() == until(wanted, asOf);
  }
}
