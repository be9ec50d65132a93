package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.signal.Listing;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.SubjectStanding;
import io.ringfence.standing.SubjectStandingCodec;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Ranges, networks and allows, which every task of the judge has in memory. All tasks have the
 * same, so one of them stores it, and all read it after a restart.
 */
public final class BroadcastStanding {

  public static final ListStateDescriptor<SubjectStanding> SHARED =
      new ListStateDescriptor<>(
          "shared-standing", new CodecSerializer<>(SubjectStandingCodec.class));

  /** How often all subjects are looked at for what is past its retention. */
  private static final long PURGE_MILLIS = 3_600_000;

  /** So many subjects are looked at in one go: a few milliseconds. */
  private static final int SLICE = 1_000;

  private final ListState<SubjectStanding> stored;
  private final boolean stores;
  private final SharedStanding standing = new SharedStanding();
  private long purged = Long.MIN_VALUE;
  private Iterator<String> unpurged = List.<String>of().iterator();

  /**
   * What was stored.
   *
   * @param stores whether this task stores it for all
   */
  public BroadcastStanding(OperatorStateStore store, boolean stores) throws Exception {
    this.stores = stores;
    stored = store.getUnionListState(SHARED);
    for (SubjectStanding each : stored.get()) {
      standing.put(each.key(), each.standing());
    }
    stored.clear();
  }

  public SharedStanding standing() {
    return standing;
  }

  /** Whether the listing changes anything. */
  public boolean accept(Listing listing) {
    return standing.accept(listing);
  }

  /**
   * Forgets what is past its retention, once an hour and a slice at a time.
   *
   * @return whether nothing is left to look at in this hour
   */
  public boolean purge(long now, long retention) {
    if (purged == Long.MIN_VALUE) {
      purged = now;
    } else if (!unpurged.hasNext() && now - purged >= PURGE_MILLIS) {
      purged = now;
      unpurged = standing.keys().iterator();
    }
    for (int i = 0; i < SLICE && unpurged.hasNext(); i++) {
      standing.purge(unpurged.next(), now, retention);
    }
    return !unpurged.hasNext();
  }

  /** Stores it, in the task that does so for all. */
  public void store() throws Exception {
    stored.update(stores ? standing.all() : List.of());
  }
}
