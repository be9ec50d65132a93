package io.ringfence.console.store;

import java.util.Optional;

/** Verdicts that somebody may see. */
public interface Verdicts {

  Optional<AnalystVerdict> of(String alert);

  /** What counts of it: one that was taken back equals none. */
  default AnalystVerdict.Opinion opinion(String alert) {
    return of(alert).map(AnalystVerdict::opinion).orElse(AnalystVerdict.Opinion.NONE);
  }

  int held();

  long dropped();

  /** Records that were not believed. */
  long refused();
}
