package io.ringfence.console.store;

import io.ringfence.signal.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Alerts that somebody may see. */
public interface Alerts {

  Optional<CachedAlert> find(String id);

  /** The latest first. */
  Collection<CachedAlert> all();

  /** How an alert grew; empty of one that is not held. */
  List<AlertHistory.Point> course(String id);

  /**
   * How long after the event an alert was first published, in milliseconds; empty if that is not
   * known, or if it says nothing of the feed.
   */
  OptionalLong delay(String id);

  /** Alerts that name somebody, as their subject or among the accused; the latest first. */
  List<CachedAlert> naming(Subject subject);

  int held();

  long dropped();

  /** What began before is not all here; {@link Long#MIN_VALUE} if nothing was dropped. */
  long droppedBefore();

  long unreadable();
}
