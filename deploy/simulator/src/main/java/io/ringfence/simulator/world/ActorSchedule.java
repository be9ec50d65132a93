package io.ringfence.simulator.world;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Collects the actors of a simulation with their first moments, and what the ground truth says of
 * them.
 */
public final class ActorSchedule {

  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;

  public final SimulationSettings settings;
  public final Directory directory;
  private final List<ScheduledActor> roles = new ArrayList<>();
  private final List<GroundTruth.Trap> traps = new ArrayList<>();
  private final List<AttackLabel> labels = new ArrayList<>();
  private final Map<String, NavigableSet<String>> destinations = new HashMap<>();
  private long actors;

  public ActorSchedule(SimulationSettings settings, Directory directory) {
    this.settings = settings;
    this.directory = directory;
  }

  public RandomSource random() {
    return new RandomSource(settings.seed(), ++actors);
  }

  public List<ScheduledActor> roles() {
    return roles;
  }

  public GroundTruth truth() {
    return new GroundTruth(
        labels.stream().filter(AttackLabel::happened).map(AttackLabel::attack).toList(), traps);
  }

  /** The customer has told the provider that it calls the countries of these numbers. */
  public void declareDestinations(Person customer, Collection<String> numbers) {
    NavigableSet<String> countries =
        destinations.computeIfAbsent(customer.account(), account -> new TreeSet<>());
    numbers.forEach(number -> FraudGeography.countryOf(number).ifPresent(countries::add));
  }

  /** Where customers have told the provider that they call, by account. */
  public Map<String, NavigableSet<String>> destinations() {
    return destinations;
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
    roles.add(new ScheduledActor(first, actor, null));
  }

  public void trap(String name, Collection<SubjectId> subjects, long first, Actor actor) {
    traps.add(new GroundTruth.Trap(name, List.copyOf(subjects)));
    unlabelled(first, actor);
  }

  /** A trap that, where there is time for it, happens only in its three hours a day. */
  public void daily(String name, List<SubjectId> subjects, int hour, long first, Actor actor) {
    if (!settings.isLong()) {
      trap(name, subjects, first, actor);
      return;
    }
    trap(
        name,
        subjects,
        first,
        (now, network) -> {
          long opens = now - now % DAY + hour * HOUR;
          if (now < opens) {
            return opens;
          }
          return now < opens + 3 * HOUR ? actor.act(now, network) : opens + DAY;
        });
  }

  /** A trap that comes to an end, and where there is time begins again every day. */
  public void recurring(String name, List<SubjectId> subjects, long first, Supplier<Actor> actor) {
    trap(name, subjects, first, actor.get());
    for (long day = first + DAY; day < settings.to(); day += DAY) {
      unlabelled(day, actor.get());
    }
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
    roles.add(new ScheduledActor(first, actor, label));
  }
}
