package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;

/**
 * Ordinary subscribers with what a long look shows: work and weekends, households, journeys,
 * families abroad, services that write and send codes.
 */
public final class Subscribers extends SubscriberStream {

  /** A traveller's telephone is off on the days of the flights: no aeroplane is quicker. */
  private static final int FLIGHT_HOURS = 22;

  /** Share of people who have family or business in another country. */
  private static final int ABROAD_PER_MILLE = 150;

  /** Of those, how many in a place where calls are dear. */
  private static final int DEAR_PER_MILLE = 100;

  private final SubscriberHabits habits;

  public Subscribers(ActorSchedule schedule) {
    super(schedule);
    habits = new SubscriberHabits(directory, network, random);
  }

  @Override
  void act(long now, int who, Person person) {
    boolean weekend = person.country().localDay(now) > 5;
    double what = random.fraction();
    if (what < 0.40) {
      if (!weekend || random.chance(0.75)) {
        call(now, who, person);
      }
    } else if (what < 0.68) {
      habits.sms(now, who, person);
    } else if (what < 0.76) {
      habits.chat(now, who, person);
    } else if (what < 0.80) {
      if (!weekend || random.chance(0.2)) {
        habits.meet(now, who, person);
      }
    } else {
      habits.keepUp(now, person);
    }
  }

  /** The subscriber at home or on a journey; null while on the plane. */
  @Override
  Person at(long now, int who) {
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

  private void call(long now, int who, Person person) {
    if (busy(now, who)) {
      return;
    }
    PhoneCall call = call(who, person).asUsual(random, 75);
    if (call.to().length() < 5) {
      call = call.answered(1_500, random.between(20_000, 200_000), "callee");
    }
    call(now, who, call);
  }

  /** Whom ordinary people call, and who calls them. */
  private PhoneCall call(int who, Person person) {
    double what = random.fraction();
    Country country = directory.subscriber(who).country();
    if (what < 0.68) {
      return known(who, person);
    }
    if (what < 0.78) {
      return PhoneCall.to(person, directory.stranger(random, country));
    }
    if (what < 0.90) {
      return stranger(person, directory.stranger(random, country), random.chance(0.6) ? "A" : "B");
    }
    if (what < 0.93) {
      // From abroad nothing is signed; some gateways sign for what they pass on.
      Country home = Country.home(settings.seed() + 1, random.below(1_000));
      return stranger(person, directory.stranger(random, home), random.chance(0.5) ? "C" : null);
    }
    if (what < 0.94) {
      return stranger(person, "anonymous", "B");
    }
    if (what < 0.9405) {
      return PhoneCall.outbound(person, country.iso().equals("US") ? "911" : "112");
    }
    return RandomSource.hashBelow(settings.seed() ^ 0xAB, who, 1_000) < ABROAD_PER_MILLE
        ? family(who, person)
        : known(who, person);
  }

  private PhoneCall known(int who, Person person) {
    Directory.Contact contact = directory.contact(who, random);
    String number = contact.person().number();
    if (contact.ours()) {
      return PhoneCall.within(person, number);
    }
    return random.chance(0.5)
        ? PhoneCall.to(person, number)
        : stranger(person, number, random.chance(0.7) ? "A" : "B");
  }

  private static PhoneCall stranger(Person person, String from, String attestation) {
    return PhoneCall.from(Person.seen(from), person, attestation);
  }

  /** The same one to three people for years. */
  private PhoneCall family(int who, Person person) {
    int member = random.below(1 + RandomSource.hashBelow(settings.seed() ^ 0xFA, who, 3));
    RandomSource theirs = new RandomSource(settings.seed() ^ 0xFA3, who * 3L);
    boolean dear = theirs.below(1_000) < DEAR_PER_MILLE;
    Country place = theirs.oneOf(dear ? FraudGeography.COSTLY : FraudGeography.RESOLD);
    if (theirs.chance(0.5)) {
      place = Country.home(settings.seed(), theirs.below(100_000));
    }
    String number = place.number(new RandomSource(settings.seed() ^ 0xFA4, who * 3L + member));
    return random.chance(0.6) ? PhoneCall.to(person, number) : stranger(person, number, "C");
  }
}
