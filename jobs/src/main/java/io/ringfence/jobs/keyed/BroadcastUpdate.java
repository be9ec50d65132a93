package io.ringfence.jobs.keyed;

import io.ringfence.privacy.Erasure;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.signal.Listing;

/** What every task of the judge has to know. */
public sealed interface BroadcastUpdate {

  /** A range, a network or an allow. */
  record Listed(Listing listing) implements BroadcastUpdate {}

  /** What holds beside the deployed pack. */
  record Ruled(RuleChanges changes) implements BroadcastUpdate {}

  /** A subject that is erased from the states of others. */
  record Erased(Erasure erasure) implements BroadcastUpdate {}
}
