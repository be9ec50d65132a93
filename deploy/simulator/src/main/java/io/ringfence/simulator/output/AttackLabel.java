package io.ringfence.simulator.output;

import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The label of an attack in progress: collects the records that were sent under it. */
public final class AttackLabel {

  final String id;
  final List<String> frauds;
  final String pace;
  private final Collection<SubjectId> subjects;
  private final List<String> signals = new ArrayList<>();
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  /** The subjects may still grow: which ones an attack uses becomes known as it runs. */
  public AttackLabel(String id, List<String> frauds, String pace, Collection<SubjectId> subjects) {
    this.id = id;
    this.frauds = frauds;
    this.pace = pace;
    this.subjects = subjects;
  }

  public void sent(String signal, long time) {
    signals.add(signal);
    from = Math.min(from, time);
    to = Math.max(to, time);
  }

  /** Whether anything of it was sent before the simulation ended. */
  public boolean happened() {
    return !signals.isEmpty();
  }

  public GroundTruth.Attack attack() {
    return new GroundTruth.Attack(
        id, frauds, pace, List.copyOf(subjects), from, to, List.copyOf(signals));
  }
}
