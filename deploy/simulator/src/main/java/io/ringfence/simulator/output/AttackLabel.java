package io.ringfence.simulator.output;

import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The label of an attack in progress: collects the records that were sent under it. */
public final class AttackLabel {

  /** Frauds whose calls the provider or its customer pays for, and not the fraudster. */
  private static final Set<String> AT_OTHERS_COST =
      Set.of("irsf", "pbx-hacking", "subscription-fraud", "forwarding-fraud", "targeted-pumping");

  final String id;
  final List<String> frauds;
  final String pace;
  private final Collection<SubjectId> subjects;
  private final List<String> signals = new ArrayList<>();
  private final List<GroundTruth.Loss> losses = new ArrayList<>();
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

  /** A call began that is reported when it has ended. */
  public void began(long time) {
    from = Math.min(from, time);
  }

  /** Whether somebody else than the attacker pays for its calls. */
  public boolean costsOthers() {
    return frauds.stream().anyMatch(AT_OTHERS_COST::contains);
  }

  /** Somebody else pays for what the attacker did until then, unless it is nothing. */
  public void lost(long time, double amount) {
    if (amount > 0) {
      losses.add(new GroundTruth.Loss(time, amount));
    }
  }

  /** Whether anything of it was sent before the simulation ended. */
  public boolean happened() {
    return !signals.isEmpty();
  }

  public GroundTruth.Attack attack() {
    return new GroundTruth.Attack(
        id, frauds, pace, List.copyOf(subjects), from, to, List.copyOf(signals), losses());
  }

  /** Those of calls that were over before the simulation was, in order of time. */
  private List<GroundTruth.Loss> losses() {
    return losses.stream()
        .filter(loss -> loss.time() <= to)
        .sorted(Comparator.comparingLong(GroundTruth.Loss::time))
        .toList();
  }
}
