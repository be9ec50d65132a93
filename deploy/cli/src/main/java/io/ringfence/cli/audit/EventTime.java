package io.ringfence.cli.audit;

import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.jobs.admission.PartitionProgress;
import java.util.OptionalLong;

/** Finds the latest event time that any source had reached. */
final class EventTime implements StateVisitor {

  private long latest = Long.MIN_VALUE;

  OptionalLong latest() {
    return latest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latest);
  }

  @Override
  public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
    if (value instanceof PartitionProgress.Stored progress) {
      for (long reached : progress.reached().values()) {
        latest = Math.max(latest, reached);
      }
    }
  }

  @Override
  public void unreadable(String operator, String what) {}
}
