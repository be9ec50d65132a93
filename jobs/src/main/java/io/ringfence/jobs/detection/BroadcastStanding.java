package io.ringfence.jobs.detection;

import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.signal.Listing;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import io.ringfence.standing.StandingCodec;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** Ranges, networks and allows, which every task of the judge has: in memory, and as stored. */
final class BroadcastStanding {

  static final MapStateDescriptor<String, Standing> SHARED =
      new MapStateDescriptor<>(
          "shared-standing", StringSerializer.INSTANCE, new CodecSerializer<>(StandingCodec.class));

  private static final long PURGE_MILLIS = 3_600_000;

  private final BroadcastState<String, Standing> stored;
  private final SharedStanding standing = new SharedStanding();
  private long purged = Long.MIN_VALUE;

  BroadcastStanding(OperatorStateStore store) throws Exception {
    stored = store.getBroadcastState(SHARED);
    for (Map.Entry<String, Standing> each : stored.entries()) {
      standing.put(each.getKey(), each.getValue());
    }
  }

  SharedStanding standing() {
    return standing;
  }

  /** Whether the listing changes anything; if so, it is stored. */
  boolean accept(Listing listing) throws Exception {
    if (!standing.accept(listing)) {
      return false;
    }
    String key = listing.subject().key();
    stored.put(key, standing.get(key));
    return true;
  }

  /** Removes what is past its retention, once an hour. */
  void purge(long now, long retention) throws Exception {
    if (purged == Long.MIN_VALUE) {
      purged = now;
    } else if (now - purged >= PURGE_MILLIS) {
      purged = now;
      for (String gone : standing.purge(now, retention)) {
        stored.remove(gone);
      }
    }
  }
}
