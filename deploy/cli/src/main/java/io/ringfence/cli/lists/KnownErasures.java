package io.ringfence.cli.lists;

import io.ringfence.lists.history.ListDifference;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.LedgerEntry;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who was erased, as far as a command is told; counts what is in the least form for that. */
final class KnownErasures implements ListDifference.Erasures {

  private final Optional<ErasureLedger> ledger;

  /** Records of it that are not believed. */
  private int refused;

  /** Ids of listings in the least form: of each there may be versions, and repeats. */
  private final Set<String> lessened = new HashSet<>();

  /**
   * What a ledger says, whose records are still to be taken.
   *
   * @param ledger empty where nobody knows
   */
  KnownErasures(Optional<ErasureLedger> ledger) {
    this.ledger = ledger;
  }

  /** Takes a record of the ledger; null where there was one. */
  void take(byte[] record) {
    if (record != null
        && LedgerEntry.of(record).filter(each -> ledger.orElseThrow().add(each)).isEmpty()) {
      refused++;
    }
  }

  /** Whether there are records, and none of them was written under our key. */
  boolean isForeign() {
    return refused > 0 && ledger.orElseThrow().size() == 0;
  }

  @Override
  public boolean since(Subject subject, long learnt) {
    return ledger.isPresent() && ledger.get().erases(subject, learnt);
  }

  /** A listing, in the least form that does its work if its subject has been erased since. */
  Listing least(Listing listing) {
    if (!since(listing.subject(), listing.time())) {
      return listing;
    }
    lessened.add(listing.id());
    return listing.withoutWords();
  }

  /** Tells how many are in the least form, or that nobody knows. */
  void print(PrintWriter out) {
    if (ledger.isEmpty()) {
      out.println(
          "erasures are not known: for entries of erased subjects in the least form, say"
              + " --ledger-key-file");
    } else if (!lessened.isEmpty()) {
      out.printf(
          "%,d entries are in the least form, because their subjects were erased%n",
          lessened.size());
    }
    if (refused > 0) {
      out.printf(
          "%,d records of the ledger are not believed: they are no entries under its key%n",
          refused);
    }
  }
}
