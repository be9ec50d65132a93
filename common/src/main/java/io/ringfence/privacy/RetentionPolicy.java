package io.ringfence.privacy;

import io.ringfence.signal.LegalMinimum;
import io.ringfence.signal.Retention;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long each class of personal data may be kept. */
public final class RetentionPolicy implements Serializable {

  private static final long serialVersionUID = 1;

  private final EnumMap<PolicyClass, Long> millis;
  private final LegalMinimum calls;

  RetentionPolicy(Map<PolicyClass, Long> millis, LegalMinimum calls) {
    this.millis = new EnumMap<>(millis);
    this.calls = calls;
  }

  /** A mistake in a policy, for people. */
  public record Fault(int line, String text) {
    @Override
    public String toString() {
      return "line " + line + ": " + text;
    }
  }

  /**
   * What a file says.
   *
   * @param policy to be used only without faults
   * @param faults every mistake in it, in order
   */
  public record Reading(RetentionPolicy policy, List<Fault> faults) {}

  /** Reads a policy and finds every fault in it. */
  public static Reading read(String yaml) {
    return new PolicyYaml().read(yaml);
  }

  /** In milliseconds. */
  public long millis(PolicyClass of) {
    return millis.get(of);
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
