package io.ringfence.judge.crowd;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.tenant.Tenants;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The signals of one share of a crowd in one slice of event time. What it hands over is a function
 * of the set of signals that are merged here, whatever their order, and takes the place of what it
 * handed over before: so repeats, amendments and withdrawals stay right.
 */
public final class CrowdSlice {

  /** What becomes of a signal. */
  public enum Fate {
    /** It reaches its subject as it is. */
    WHOLE,
    /** It is in what the slice hands over. */
    MERGED,
    /** It has been here before. */
    REPEATED
  }

  private final String key;
  private final long seed;
  private final long end;

  /** Identities of the signals that reach the subject as they are. */
  private final Set<Long> whole;

  private final Map<Long, Observation> merged = new HashMap<>();

  /** By what the subject knows each by. */
  private final Map<Long, MergedSignals> groups = new TreeMap<>();

  private int revision;
  private long lateness;
  private long lag;

  /**
   * An empty slice.
   *
   * @param key of the subject
   * @param seed differs from those of the subject's other shares and slices
   * @param end first moment after the slice
   * @param whole identities of its signals that have reached the subject as they were
   */
  public CrowdSlice(String key, long seed, long end, Collection<Long> whole) {
    this.key = key;
    this.seed = seed;
    this.end = end;
    this.whole = new LinkedHashSet<>(whole);
  }

  /** Takes in a signal. */
  public Fate take(Observation observation) {
    lateness = Math.max(lateness, observation.lateness());
    lag = Math.max(lag, observation.lag());
    long identity = observation.identity();
    if (whole.contains(identity)) {
      return Fate.WHOLE;
    }
    Observation known = merged.get(identity);
    Fate fate = known != null && observation.repeats(known) ? Fate.REPEATED : Fate.MERGED;
    if (known != null && !observation.supersedes(known)) {
      return fate;
    }
    if (known != null) {
      remove(known);
    }
    if (!observation.isMergeable()) {
      whole.add(identity);
      return Fate.WHOLE;
    }
    add(observation);
    return fate;
  }

  private void add(Observation observation) {
    merged.put(observation.identity(), observation);
    groups.computeIfAbsent(group(observation), id -> new MergedSignals()).add(observation);
  }

  private void remove(Observation observation) {
    merged.remove(observation.identity());
    groups.get(group(observation)).remove(observation);
  }

  /**
   * Takes out a signal that an amendment has taken away.
   *
   * @return false where it is not here, so that its subject has to hear of it
   */
  public boolean withdraw(Withdrawal withdrawal) {
    Observation known = merged.get(withdrawal.identity());
    if (known != null && known.revision() < withdrawal.revision()) {
      remove(known);
    }
    return known != null;
  }

  /** Signals that have the same rules evaluated are merged, so that no rule goes without. */
  private long group(Observation observation) {
    long hash = Hash.mixed(observation.topic().code());
    for (int rule : observation.rules()) {
      hash = Hash.mixed(hash ^ rule);
    }
    return Hash.mixed(hash ^ seed);
  }

  /** Whether something has changed since it last handed over. */
  public boolean isChanged() {
    return groups.values().stream().anyMatch(MergedSignals::isChanged);
  }

  /** Hands over what has changed since the last time. */
  public void handOver(Consumer<Delivery> out) {
    for (Map.Entry<Long, MergedSignals> each : groups.entrySet()) {
      if (each.getValue().isChanged()) {
        revision++;
        each.getValue().handOver(this, each.getKey(), out);
      }
    }
    groups.values().removeIf(MergedSignals::isEmpty);
  }

  /** The watermark from which on no more of its signals come, so that it can be forgotten. */
  public long settledFrom() {
    return Crowds.settledFrom(end - 1, lateness, lag);
  }

  /** How far the feeds of its signals are behind event time at most, in milliseconds. */
  long lag() {
    return lag;
  }

  /** How many signals are merged here. */
  public int size() {
    return merged.size();
  }

  /** The signals that are merged here. */
  public Collection<Observation> signals() {
    return Collections.unmodifiableCollection(merged.values());
  }

  /** Of the subject. */
  public String key() {
    return key;
  }

  /** First moment after it. */
  public long end() {
    return end;
  }

  Set<Long> whole() {
    return whole;
  }

  int revision() {
    return revision;
  }

  long lateness() {
    return lateness;
  }

  long seed() {
    return seed;
  }

  /** Whose all signals are; the provider's where they are not one tenant's. */
  public String tenant() {
    String tenant = null;
    for (MergedSignals group : groups.values()) {
      for (Observation each : group.signals()) {
        if (tenant != null && !tenant.equals(each.tenant())) {
          return Tenants.PROVIDER;
        }
        tenant = each.tenant();
      }
    }
    return tenant == null ? Tenants.PROVIDER : tenant;
  }

  Map<Long, MergedSignals> groups() {
    return groups;
  }

  /** Puts back what was stored. */
  void restore(int storedRevision, long storedLateness, long storedLag) {
    revision = storedRevision;
    lateness = storedLateness;
    lag = storedLag;
  }

  /** Puts back a group of what was stored, which has been handed over. */
  void restore(long group, MergedSignals stored) {
    groups.put(group, stored);
    for (Observation each : stored.signals()) {
      merged.put(each.identity(), each);
    }
  }
}
