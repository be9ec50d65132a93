package io.ringfence.privacy;

import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SecondPerson;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How long each class of personal data may be kept, and what takes a second person. */
public final class RetentionPolicy implements Serializable {

  private final EnumMap<PolicyClass, Long> millis;
  private final LegalMinimum calls;
  private final EnumSet<SecondPerson> secondPerson;

  RetentionPolicy(
      Map<PolicyClass, Long> millis, LegalMinimum calls, EnumSet<SecondPerson> secondPerson) {
    this.millis = new EnumMap<>(millis);
    this.calls = calls;
    this.secondPerson = EnumSet.copyOf(secondPerson);
  }

  /** Reads a policy and finds every fault in it. */
  public static SettingsReading<RetentionPolicy> read(String yaml) {
    return new PolicyYaml(yaml).read();
  }

  /** In milliseconds. */
  public long millis(PolicyClass of) {
    return millis.get(of);
  }

  /** What one person alone may not do. */
  public Set<SecondPerson> secondPerson() {
    return Collections.unmodifiableSet(secondPerson);
  }

  /** What of it concerns the state of the jobs. */
  public Retention state() {
    return new Retention(
        millis(PolicyClass.TRAFFIC),
        millis(PolicyClass.SECURITY),
        millis(PolicyClass.CONTENT),
        millis(PolicyClass.LISTINGS),
        millis(PolicyClass.ALERTS),
        millis(PolicyClass.LINKS),
        millis(PolicyClass.LOCATIONS),
        millis(PolicyClass.CALLS),
        calls);
  }

  /**
   * For how long the topic of each role may keep a record, in milliseconds. Where it holds several
   * classes, the shortest term counts.
   */
  public Map<String, Long> topics() {
    Map<String, Long> topics = new TreeMap<>();
    millis.forEach((of, keep) -> of.topics().forEach(role -> topics.merge(role, keep, Math::min)));
    return Map.copyOf(topics);
  }

  /** For how long a law demands that the topic of a role keeps a record, in milliseconds. */
  public Map<String, Long> minimumOfTopics() {
    Map<String, Long> topics = new TreeMap<>();
    if (calls.exists()) {
      PolicyClass.CALLS.topics().forEach(role -> topics.put(role, calls.millis()));
    }
    return Map.copyOf(topics);
  }
}
