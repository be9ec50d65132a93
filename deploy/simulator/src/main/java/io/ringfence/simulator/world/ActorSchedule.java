package io.ringfence.simulator.world;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Collects the actors of a simulation with their first moments, and what the ground truth says of
 * them.
 */
public final class ActorSchedule {

  public final SimulationSettings settings;
  public final Directory directory;
  public final ProviderNetwork network;
  private final List<Role> roles = new ArrayList<>();
  private final List<GroundTruth.Trap> traps = new ArrayList<>();
  private final List<AttackLabel> labels = new ArrayList<>();
  private long actors;

  /**
   * An actor and its first appearance.
   *
   * @param label the attack that it carries out, or null
   */
  public record Role(long first, Actor actor, AttackLabel label) {}

  public ActorSchedule(SimulationSettings settings, Directory directory, ProviderNetwork network) {
    this.settings = settings;
    this.directory = directory;
    this.network = network;
  }

  public RandomSource random() {
    return new RandomSource(settings.seed(), ++actors);
  }

  public List<Role> roles() {
    return roles;
  }

  public GroundTruth truth() {
    return new GroundTruth(
        labels.stream().filter(AttackLabel::happened).map(AttackLabel::attack).toList(), traps);
  }

  /** This far into the simulation, 0 to 1. */
  public long at(double fraction) {
    return settings.from() + (long) (settings.duration().toMillis() * fraction);
  }

  /** At most this share of the simulation: what has to be over before a short one ends. */
  public long within(long millis, double share) {
    return Math.min(millis, (long) (settings.duration().toMillis() * share));
  }

  /** Adds an actor without a label, for the ordinary traffic around an attack or a trap. */
  public void unlabelled(long first, Actor actor) {
    roles.add(new Role(first, actor, null));
  }

  public void trap(String name, Collection<SubjectId> subjects, long first, Actor actor) {
    traps.add(new GroundTruth.Trap(name, List.copyOf(subjects)));
    unlabelled(first, actor);
  }

  public void attack(
      String name,
      List<String> frauds,
      String pace,
      Collection<SubjectId> subjects,
      long first,
      Actor actor) {
    AttackLabel label = new AttackLabel(name + '-' + (labels.size() + 1), frauds, pace, subjects);
    labels.add(label);
    roles.add(new Role(first, actor, label));
  }
}
