package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;

/**
 * All ordinary subscribers as one actor: a stream of independent acts, each by a subscriber drawn
 * by how active people are. Remembers of each only until when the line is busy.
 */
abstract class SubscriberStream implements Actor {

  static final long DAY = 86_400_000;
  private static final double ACTS_A_DAY = 30;

  final SimulationSettings settings;
  final Directory directory;
  final ProviderNetwork network;
  final RandomSource random;
  private final double gap;
  private final int[] busyUntil;

  /**
   * Finer than a millisecond, or a million subscribers could not do more than a thousand acts a
   * second.
   */
  private double next;

  SubscriberStream(ActorSchedule schedule) {
    settings = schedule.settings;
    directory = schedule.directory;
    network = schedule.network;
    random = schedule.random();
    double acts = settings.subscribers() * ACTS_A_DAY * settings.activity();
    gap = DAY / acts * (settings.diurnal() ? Country.MEAN_ACTIVITY : 1);
    busyUntil = new int[settings.subscribers()];
    next = (double) settings.from();
  }

  @Override
  public long act(long now) {
    int who = someone();
    Person person = at(now, who);
    if (person != null && (!settings.diurnal() || random.chance(person.country().activity(now)))) {
      act(now, who, person);
    }
    next += random.exponential(gap);
    return (long) next;
  }

  /** Half of all acts are anybody's; of the others the busiest tenth do a third. */
  private int someone() {
    if (random.chance(0.5)) {
      return random.below(settings.subscribers());
    }
    double x = 0.08 + 0.92 * random.fraction();
    return (int) (settings.subscribers() * x * x * 0.999_999);
  }

  /** The subscriber where he is now; null while nothing reaches him. */
  Person at(long now, int who) {
    return directory.subscriber(who);
  }

  abstract void act(long now, int who, Person person);

  boolean busy(long now, int who) {
    return busyUntil[who] > second(now);
  }

  void call(long now, int who, PhoneCall call) {
    busyUntil[who] = second(now) + 1 + (int) call.millis() / 1_000;
    network.call(now, call);
  }

  private int second(long now) {
    return (int) ((now - settings.from()) / 1_000);
  }
}
