package io.ringfence.lists.history;

import io.ringfence.lists.intake.DesiredEntry;

/**
 * What holds of entries for which a file says nothing.
 *
 * @param reason empty for none
 * @param from {@link DesiredEntry#UNSAID} for the moment of the import
 * @param until {@link DesiredEntry#UNSAID} for open-ended
 * @param lasting how many milliseconds an entry holds, 0 for as long as {@code until} says
 */
public record EntryDefaults(String reason, long from, long until, long lasting) {

  long from(DesiredEntry wanted, long asOf) {
    if (wanted.from() != DesiredEntry.UNSAID) {
      return wanted.from();
    }
    return from == DesiredEntry.UNSAID ? asOf : from;
  }

  long until(DesiredEntry wanted, long asOf) {
    if (wanted.until() != DesiredEntry.UNSAID) {
      return wanted.until();
    }
    if (lasting > 0) {
      return Math.max(asOf, from(wanted, asOf)) + lasting;
    }
    return until == DesiredEntry.UNSAID ? Long.MAX_VALUE : until;
  }

  String reason(DesiredEntry wanted) {
    return wanted.reason().isEmpty() ? reason : wanted.reason();
  }

  /** Whether what a list holds is what is wanted, so that nothing has to be written. */
  boolean met(DesiredEntry wanted, ListMembership holding, long asOf) {
    return endMet(wanted, holding, asOf) && metButForItsEnd(wanted, holding, asOf);
  }

  /** Whether what a list holds is what is wanted, but that it has to hold longer. */
  boolean isLonger(DesiredEntry wanted, ListMembership holding, long asOf) {
    return until(wanted, asOf) > holding.until() && metButForItsEnd(wanted, holding, asOf);
  }

  private boolean metButForItsEnd(DesiredEntry wanted, ListMembership holding, long asOf) {
    boolean start =
        wanted.from() == DesiredEntry.UNSAID
            ? holding.from() <= from(wanted, asOf)
            : holding.from() == wanted.from();
    String wantedReason = reason(wanted);
    return start
        && !holding.mixed()
        && holding.action() == wanted.action()
        && holding.exemption().equals(wanted.exemption())
        && (wantedReason.isEmpty() || wantedReason.equals(holding.reason()));
  }

  /**
   * An entry that is to last is renewed once half of that is over: renewed at every import, a list
   * would be written anew every day.
   */
  private boolean endMet(DesiredEntry wanted, ListMembership holding, long asOf) {
    if (wanted.until() == DesiredEntry.UNSAID && lasting > 0) {
      return holding.until() != Long.MAX_VALUE && holding.until() - asOf > lasting / 2;
    }
    return holding.until() == until(wanted, asOf);
  }
}
