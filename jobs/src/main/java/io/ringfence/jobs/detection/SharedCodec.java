package io.ringfence.jobs.detection;

import io.ringfence.rule.RuleChangesCodec;
import io.ringfence.signal.Codec;
import io.ringfence.signal.ListingCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form in which what is shared travels: one byte that says which, the rest. */
public final class SharedCodec implements Codec<Shared> {

  private static final int LISTED = 1;
  private static final int RULED = 2;

  private final ListingCodec listings = new ListingCodec();
  private final RuleChangesCodec rules = new RuleChangesCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Shared shared, DataOutput out) throws IOException {
    if (shared instanceof Shared.Listed listed) {
      out.writeByte(LISTED);
      listings.write(listed.listing(), out);
    } else {
      out.writeByte(RULED);
      rules.write(((Shared.Ruled) shared).changes(), out);
    }
  }

  @Override
  public Shared read(DataInput in, int version) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case LISTED -> new Shared.Listed(listings.read(in, listings.version()));
      case RULED -> new Shared.Ruled(rules.read(in, rules.version()));
      default -> throw new IOException("nothing shared has the code " + kind);
    };
  }
}
