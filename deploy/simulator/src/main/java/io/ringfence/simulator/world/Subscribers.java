package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;

/**
 * All ordinary subscribers as one actor, with what a long look shows: work and weekends,
 * households, journeys, families abroad, services that write and send codes. Remembers of each only
 * until when the line is busy.
 */
public final class Subscribers implements Actor {

  private static final double ACTS_A_DAY = 30;
  private static final long DAY = 86_400_000;

  /** A traveller's telephone is off on the days of the flights: no aeroplane is quicker. */
  private static final int FLIGHT_HOURS = 22;

  private final SimulationSettings settings;
  private final Directory directory;
  private final RandomSource random;
  private final SubscriberCalls calls;
  private final SubscriberMessages texts;
  private final SubscriberAccess access;
  private final double gap;
  private double next;

  public Subscribers(SimulationSettings settings, Directory directory, RandomSource random) {
    this.settings = settings;
    this.directory = directory;
    this.random = random;
    calls = new SubscriberCalls(settings, directory, random);
    texts = new SubscriberMessages(directory, random);
    access = new SubscriberAccess(directory, random);
    double acts = settings.subscribers() * ACTS_A_DAY * settings.activity();
    gap = DAY / acts * (settings.diurnal() ? DailyActivity.MEAN_SHARE : 1);
    next = (double) settings.from();
  }

  @Override
  public long act(long now, ProviderNetwork network) {
    int who = someone();
    Person person = at(now, who);
    if (person != null
        && (!settings.diurnal() || random.chance(DailyActivity.share(now, person.country())))) {
      act(now, network, who, person);
    }
    next += random.exponential(gap);
    return (long) next;
  }

  private void act(long now, ProviderNetwork network, int who, Person person) {
    boolean weekend = person.country().localDay(now) > 5;
    double what = random.fraction();
    if (what < 0.40) {
      if (!weekend || random.chance(0.75)) {
        calls.act(now, network, who, person);
      }
    } else if (what < 0.68) {
      texts.sms(now, network, who, person);
    } else if (what < 0.76) {
      texts.chat(now, network, who, person);
    } else if (what < 0.80) {
      if (!weekend || random.chance(0.2)) {
        access.meet(now, network, who, person);
      }
    } else {
      access.keepUp(now, network, person);
    }
  }

  /** Half of all acts are anybody's; of the others the busiest tenth do a third. */
  private int someone() {
    if (random.chance(0.5)) {
      return random.below(settings.subscribers());
    }
    double x = 0.08 + 0.92 * random.fraction();
    return (int) (settings.subscribers() * x * x * 0.999_999);
  }

  /** The subscriber at home or on a journey; null while on the plane. */
  private Person at(long now, int who) {
    Person person = directory.subscriber(who);
    long day = Math.floorDiv(now, DAY);
    long journey = journey(day, who);
    long before = journey(day - 1, who);
    if (journey != before && Math.floorMod(now, DAY) < FLIGHT_HOURS * 3_600_000L) {
      return null;
    }
    if (journey == 0) {
      return person;
    }
    Country place = Country.home(journey, who);
    return person.in(place).withAddress(Directory.guestAddress((int) (journey >>> 8 & 0x3FFFFF)));
  }

  /** One in sixty weeks is spent away; 0 is at home. */
  private long journey(long day, int who) {
    long draw = RandomSource.hash(settings.seed() ^ 0x7A11, (day + who) / 7 * 8_000_003L + who);
    return Long.remainderUnsigned(draw, 60) == 0 ? draw | 1 : 0;
  }
}
