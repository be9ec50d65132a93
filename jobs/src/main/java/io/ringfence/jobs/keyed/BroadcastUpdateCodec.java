package io.ringfence.jobs.keyed;

import io.ringfence.privacy.ErasureCodec;
import io.ringfence.rule.change.RuleChangesCodec;
import io.ringfence.signal.codec.ListingCodec;
import io.ringfence.signal.encoding.UnionCodec;

/** The form in which what is shared travels: one byte that says which, the rest. */
public final class BroadcastUpdateCodec extends UnionCodec<BroadcastUpdate> {

  public BroadcastUpdateCodec() {
    super(
        kind(1, BroadcastUpdate.Listed.class, new ListingCodec()),
        kind(2, BroadcastUpdate.Ruled.class, new RuleChangesCodec()),
        kind(3, BroadcastUpdate.Erased.class, new ErasureCodec()));
  }
}
