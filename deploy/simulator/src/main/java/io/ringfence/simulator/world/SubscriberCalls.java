package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.Trunks;

/** Whom ordinary people call, and who calls them. */
final class SubscriberCalls {

  /** Share of people who have family or business in another country. */
  private static final int ABROAD_PER_MILLE = 150;

  /** Of those, how many in a place where calls are dear. */
  private static final int DEAR_PER_MILLE = 100;

  private final SimulationSettings settings;
  private final Directory directory;
  private final RandomSource random;
  private final int[] busyUntil;

  SubscriberCalls(SimulationSettings settings, Directory directory, RandomSource random) {
    this.settings = settings;
    this.directory = directory;
    this.random = random;
    busyUntil = new int[settings.subscribers()];
  }

  void act(long now, ProviderNetwork network, int who, Person person) {
    int second = (int) ((now - settings.from()) / 1_000);
    if (busyUntil[who] > second) {
      return;
    }
    PhoneCall call = call(who, person).asUsual(random, 75);
    if (call.to().length() < 5) {
      call = call.answered(1_500, random.between(20_000, 200_000), "called");
    }
    busyUntil[who] = second + 1 + (call.ringMillis() + call.talkMillis()) / 1_000;
    network.call(now, call);
  }

  private PhoneCall call(int who, Person person) {
    double what = random.fraction();
    Country country = directory.subscriber(who).country();
    if (what < 0.68) {
      return known(who, person);
    }
    if (what < 0.78) {
      String shop = directory.stranger(random, country);
      return PhoneCall.outbound(person, shop).via(Trunks.of(shop));
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
      return PhoneCall.internal(person, number).via("");
    }
    return random.chance(0.5)
        ? PhoneCall.outbound(person, number).via(Trunks.of(number))
        : stranger(person, number, random.chance(0.7) ? "A" : "B");
  }

  private static PhoneCall stranger(Person person, String from, String attestation) {
    Person caller = new Person(null, from, null, null, null, null);
    return PhoneCall.inbound(caller, person, attestation).via(Trunks.of(from));
  }

  /** The same one to three people for years. */
  private PhoneCall family(int who, Person person) {
    int member = random.below(1 + RandomSource.hashBelow(settings.seed() ^ 0xFA, who, 3));
    RandomSource theirs = new RandomSource(settings.seed() ^ 0xFA3, who * 3L);
    boolean expensiveCall = theirs.below(1_000) < DEAR_PER_MILLE;
    Country place = expensiveCall ? FraudGeography.costly(theirs) : FraudGeography.resold(theirs);
    if (theirs.chance(0.5)) {
      place = Country.home(settings.seed(), theirs.below(100_000));
    }
    String number =
        FraudGeography.number(new RandomSource(settings.seed() ^ 0xFA4, who * 3L + member), place);
    return random.chance(0.6)
        ? PhoneCall.outbound(person, number).via(Trunks.of(number))
        : stranger(person, number, "C");
  }
}
