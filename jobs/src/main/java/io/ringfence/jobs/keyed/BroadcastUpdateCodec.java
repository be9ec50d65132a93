package io.ringfence.jobs.keyed;

import io.ringfence.privacy.ErasureCodec;
import io.ringfence.rule.change.RuleChangesCodec;
import io.ringfence.signal.codec.ListingCodec;
import io.ringfence.signal.encoding.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which what is shared travels: one byte that says which, the rest. */
public final class BroadcastUpdateCodec implements Codec<BroadcastUpdate> {

  private static final int LISTED = 1;
  private static final int RULED = 2;
  private static final int ERASED = 3;

  private final ListingCodec listings = new ListingCodec();
  private final RuleChangesCodec rules = new RuleChangesCodec();
  private final ErasureCodec erasures = new ErasureCodec();

  @Override
  public void write(BroadcastUpdate shared, DataOutput out) throws IOException {
    if (shared instanceof BroadcastUpdate.Listed listed) {
      out.writeByte(LISTED);
      listings.write(listed.listing(), out);
    } else if (shared instanceof BroadcastUpdate.Ruled ruled) {
      out.writeByte(RULED);
      rules.write(ruled.changes(), out);
    } else {
      out.writeByte(ERASED);
      erasures.write(((BroadcastUpdate.Erased) shared).erasure(), out);
    }
  }

  @Override
  public BroadcastUpdate read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case LISTED -> new BroadcastUpdate.Listed(listings.read(in, listings.version()));
      case RULED -> new BroadcastUpdate.Ruled(rules.read(in, rules.version()));
      case ERASED -> new BroadcastUpdate.Erased(erasures.read(in, erasures.version()));
      default -> throw new IOException("nothing shared has the code " + kind);
    };
  }
}
