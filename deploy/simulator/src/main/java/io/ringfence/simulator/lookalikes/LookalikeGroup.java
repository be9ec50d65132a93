package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lawful customers of one kind, and how they are put into a simulation. Each of them is added by an
 * instance of its own, and so has random numbers of its own.
 */
abstract class LookalikeGroup {

  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;

  final ActorSchedule schedule;
  final Directory directory;
  final ProviderNetwork network;
  final RandomSource random;

  LookalikeGroup(ActorSchedule schedule) {
    this.schedule = schedule;
    directory = schedule.directory;
    network = schedule.network;
    random = schedule.random();
  }

  static <G extends LookalikeGroup> void add(
      ActorSchedule schedule, Function<ActorSchedule, G> group, List<Consumer<G>> each) {
    each.forEach(lookalike -> lookalike.accept(group.apply(schedule)));
  }

  /** This far into the simulation, 0 to 1. */
  long at(double fraction) {
    return schedule.at(fraction);
  }

  /** Waits around a mean. */
  LongSupplier every(long meanMillis) {
    return random.every(meanMillis);
  }

  /** The same, with another mean where a simulation lasts for minutes only. */
  LongSupplier every(long inLife, long inMinutes) {
    return random.every(schedule.settings.isLong() ? inLife : inMinutes);
  }

  /** Waits around the mean with which so many fit in this time, or in this share of the time. */
  LongSupplier within(long millis, double share, int count) {
    return random.every(schedule.within(millis, share) / count);
  }

  /** Waits of at least so long, and at most this much longer. */
  LongSupplier from(long least, int more) {
    return () -> least + random.below(more);
  }

  Person newPerson(Country country) {
    return directory.newPerson(country);
  }

  List<Person> people(int count, Country country) {
    return Stream.generate(() -> newPerson(country)).limit(count).toList();
  }

  /** People behind one address. */
  List<Person> people(int count, Country country, String address) {
    return people(count, country).stream().map(each -> each.withAddress(address)).toList();
  }

  /** Somebody who besides lives as customers do. */
  Person customer(Country country) {
    return living(newPerson(country));
  }

  Person living(Person person) {
    CustomerRoutine.ofCustomer(schedule, person);
    return person;
  }

  /** A company that besides calls as companies do. */
  Person office(Country country, int callsADay) {
    Person office = newPerson(country);
    CustomerRoutine.ofOffice(schedule, office, callsADay);
    return office;
  }

  /** The number of somebody of another network. */
  String stranger(Country country) {
    return directory.stranger(random, country);
  }

  Person anyone() {
    return directory.anySubscriber(random);
  }

  /** A number in a place where calls are dear. */
  String resold() {
    return random.oneOf(FraudGeography.RESOLD).number(random);
  }

  /** A call that is answered and lasts as long as it happens to; times are in milliseconds. */
  PhoneCall talk(PhoneCall call, int leastRing, int mostRing, int least, int most, String by) {
    return call.answered(random.between(leastRing, mostRing), random.between(least, most), by);
  }

  /** Registers or signs in, perhaps at the second try. */
  void signIn(
      long now, String door, Person person, double mistaken, int leastPause, int mostPause) {
    if (random.chance(mistaken)) {
      network.security(now, door + ".failed", person);
      now += random.between(leastPause, mostPause);
    }
    network.security(now, door + ".ok", person);
  }

  /** Adds somebody's act of which no label tells. */
  void once(long first, LongConsumer action) {
    schedule.unlabelled(first, Actor.once(action));
  }

  TrapPlan trap(String name, List<SubjectId> subjects, long first) {
    return new TrapPlan(actor -> schedule.trap(name, subjects, first, actor.get()));
  }

  /** A trap that, where there is time for it, happens only in its three hours a day. */
  TrapPlan daily(String name, List<SubjectId> subjects, int hour, long first) {
    if (!schedule.settings.isLong()) {
      return trap(name, subjects, first);
    }
    return new TrapPlan(
        plan -> {
          Actor actor = plan.get();
          trap(name, subjects, first)
              .by(
                  now -> {
                    long opens = now - now % DAY + hour * HOUR;
                    if (now < opens) {
                      return opens;
                    }
                    return now < opens + 3 * HOUR ? actor.act(now) : opens + DAY;
                  });
        });
  }

  /** A trap that comes to an end, and where there is time begins again every day. */
  TrapPlan recurring(String name, List<SubjectId> subjects, long first) {
    return new TrapPlan(
        actor -> {
          trap(name, subjects, first).each(actor);
          for (long day = first + DAY; day < schedule.settings.to(); day += DAY) {
            schedule.unlabelled(day, actor.get());
          }
        });
  }

  /** A trap whose actors, one each time it begins, are still to be said. */
  final class TrapPlan {

    private final Consumer<Supplier<Actor>> plan;

    private TrapPlan(Consumer<Supplier<Actor>> plan) {
      this.plan = plan;
    }

    void each(Supplier<Actor> actor) {
      plan.accept(actor);
    }

    void by(Actor actor) {
      each(() -> actor);
    }

    void once(LongConsumer action) {
      each(() -> Actor.once(action));
    }

    void times(int count, LongSupplier interval, LongConsumer action) {
      each(() -> Actor.times(count, interval, action));
    }

    void always(LongSupplier interval, LongConsumer action) {
      each(() -> Actor.always(interval, action));
    }

    /** A call each time, a given number of times. */
    void calls(int count, LongSupplier interval, Supplier<PhoneCall> call) {
      times(count, interval, now -> network.call(now, call.get()));
    }

    /** A call each time, until the simulation ends. */
    void calls(LongSupplier interval, Supplier<PhoneCall> call) {
      always(interval, now -> network.call(now, call.get()));
    }
  }
}
