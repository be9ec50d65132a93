package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Some lawful customers, and how they are put into a simulation. */
abstract class LookalikeGroup {

  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;

  final ActorSchedule schedule;
  final Directory directory;

  LookalikeGroup(ActorSchedule schedule) {
    this.schedule = schedule;
    directory = schedule.directory;
  }

  abstract void addAll();

  List<Person> people(int count, Country country) {
    return Stream.generate(() -> directory.newPerson(country)).limit(count).toList();
  }

  TrapPlan trap(String name, List<SubjectId> subjects, long first) {
    return actor -> schedule.trap(name, subjects, first, actor);
  }

  /** A trap that, where there is time for it, happens only in its three hours a day. */
  TrapPlan daily(String name, List<SubjectId> subjects, int hour, long first) {
    TrapPlan trap = trap(name, subjects, first);
    if (!schedule.settings.isLong()) {
      return trap;
    }
    return actor ->
        trap.by(
            (now, network) -> {
              long opens = now - now % DAY + hour * HOUR;
              if (now < opens) {
                return opens;
              }
              return now < opens + 3 * HOUR ? actor.act(now, network) : opens + DAY;
            });
  }

  /** A trap that comes to an end, and where there is time begins again every day. */
  RecurringPlan recurring(String name, List<SubjectId> subjects, long first) {
    return actor -> {
      trap(name, subjects, first).by(actor.get());
      for (long day = first + DAY; day < schedule.settings.to(); day += DAY) {
        schedule.unlabelled(day, actor.get());
      }
    };
  }

  /** A trap whose actors, one a day, are still to be said. */
  interface RecurringPlan {
    void by(Supplier<Actor> actor);
  }

  /** A trap whose actor is still to be said. */
  interface TrapPlan {
    void by(Actor actor);

    default void once(Actor.Action action) {
      by(Actor.once(action));
    }

    default void times(int count, Actor.Interval interval, Actor.Action action) {
      by(Actor.times(count, interval, action));
    }

    default void always(Actor.Interval interval, Actor.Action action) {
      by(Actor.always(interval, action));
    }
  }
}
