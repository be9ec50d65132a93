package io.ringfence.jobs.detection;

import static java.util.Objects.requireNonNull;

import io.ringfence.rule.RuleChanges;
import io.ringfence.signal.Listing;

/** What every task of the judge has to know. */
public sealed interface Shared {

  /** A range, a network or an allow. */
  record Listed(Listing listing) implements Shared {
    public Listed {
      requireNonNull(listing, "listing");
    }
  }

  /** What holds beside the deployed pack. */
  record Ruled(RuleChanges changes) implements Shared {
    public Ruled {
      requireNonNull(changes, "changes");
    }
  }
}
