package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects the actors of a simulation with their first moments, and what the ground truth says of
 * them.
 */
final class Cast {

  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;

  final SimulationSettings settings;
  final Directory directory;
  private final List<Role> roles = new ArrayList<>();
  private final List<Truth.Trap> traps = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private long actors;

  Cast(SimulationSettings settings, Directory directory) {
    this.settings = settings;
    this.directory = directory;
  }

  public Dice random() {
    return new Dice(settings.seed(), ++actors);
  }

  public List<Role> roles() {
    return roles;
  }

  public Truth truth() {
    return new Truth(labels.stream().filter(Label::happened).map(Label::attack).toList(), traps);
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

  public void trap(String name, Collection<Subject> subjects, long first, Actor actor) {
    traps.add(new Truth.Trap(name, List.copyOf(subjects)));
    unlabelled(first, actor);
  }

  /** A trap that, where there is time for it, happens only in its three hours a day. */
  public void daily(String name, List<Subject> subjects, int hour, long first, Actor actor) {
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
  public void recurring(String name, List<Subject> subjects, long first, Supplier<Actor> actor) {
    trap(name, subjects, first, actor.get());
    for (long day = first + DAY; day < settings.to(); day += DAY) {
      unlabelled(day, actor.get());
    }
  }

  public void attack(
      String name,
      List<String> frauds,
      String pace,
      Collection<Subject> subjects,
      long first,
      Actor actor) {
    Label label = new Label(name + '-' + (labels.size() + 1), frauds, pace, subjects);
    labels.add(label);
    roles.add(new Role(first, actor, label));
  }
}
