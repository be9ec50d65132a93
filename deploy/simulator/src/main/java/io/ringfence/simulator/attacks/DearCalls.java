package io.ringfence.simulator.attacks;

import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * International revenue share: calls whose only purpose is that they are dear, by an account whose
 * password was stolen, or by an office's exchange when nobody is there; and how somebody gets into
 * an account, and uses it.
 */
final class DearCalls extends AttackRun {

  /** Where the credentials are used from afar, the account is taken over too. */
  private static final String[] FRAUDS = {
    "irsf", "pbx-hacking", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private static final String[] PBX = {"pbx-hacking", "irsf"};

  private static final String[] TAKEOVER = {
    "account-takeover",
    "irsf",
    "pbx-hacking",
    "impossible-travel",
    "registration-brute-force",
    "login-brute-force",
    "session-hijack"
  };

  static final List<AttackKind> KINDS =
      family(
          DearCalls::new,
          shown(loud("irsf-burst", 30, DearCalls::burst, FRAUDS)),
          loud("irsf-parallel", 90, DearCalls::parallel, FRAUDS),
          loud("irsf-unallocated", 40, DearCalls::unallocated, FRAUDS),
          shown(slow("irsf-many-destinations", 420, DearCalls::manyDestinations, FRAUDS)),
          slow("irsf-satellite-drip", 360, DearCalls::satelliteDrip, FRAUDS),
          loud("pbx-night", 90, DearCalls::night, PBX),
          loud("pbx-parallel", 45, DearCalls::allLines, PBX),
          slow("pbx-night-drip", 360, DearCalls::nightDrip, PBX),
          loud("takeover-guessed", 40, DearCalls::guessed, TAKEOVER),
          loud("takeover-phished", 45, DearCalls::phished, TAKEOVER),
          slow("takeover-patient", 480, DearCalls::patient, TAKEOVER));

  private static final List<Country> OFFICES =
      List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU, Country.BR);

  DearCalls(Beginning beginning) {
    super(beginning);
  }

  /** A dialler fills one to three rented ranges as fast as the trunk allows. */
  private void burst() {
    Person hacked = hacked();
    List<String> rents = new ArrayList<>();
    List<Country> places = new ArrayList<>();
    for (int i = random.between(1, 3); i > 0; i--) {
      Country place = costly();
      places.add(place);
      rents.add(place.rent(random));
    }
    int calls = (int) random.logUniform(20, 130);
    double answered = 0.55 + 0.4 * random.fraction();
    long talkSeconds = random.logUniform(60, 600);
    paced(
        calls,
        random.logUniform(700, 9_000),
        now -> {
          int which = random.below(rents.size());
          String to = places.get(which).number(random, rents.get(which));
          dearCall(now, hacked, to, answered, talkSeconds);
        });
  }

  /** A few calls at a time that nobody ends: what is hung up is dialled again. */
  private void parallel() {
    Person hacked = hacked();
    Country place = random.chance(0.6) ? satellite() : costly();
    String rent = place.rent(random);
    for (int line = random.between(3, 9); line > 0; line--) {
      long after = random.exponentialMillis(20_000);
      long until = after + random.logUniform(1_800_000, 9_000_000);
      while (after < until) {
        String to = place.number(random, rent);
        int talk = (int) random.logUniform(1_500_000, 7_200_000);
        blame("number", to);
        at(
            after,
            now -> {
              RecordSource feed = random.chance(0.5) ? RecordSource.SBC_1 : RecordSource.SBC_2;
              int ring = random.between(900, 3_000);
              network.call(feed, now, PhoneCall.to(hacked, to).answered(ring, talk, "network"));
            });
        after += talk + random.between(3_000, 30_000);
      }
    }
  }

  /** Ranges that belong to nobody and answer all the same: the call was diverted on its way. */
  private void unallocated() {
    Person hacked = hacked();
    Country place = random.oneOf(FraudGeography.UNALLOCATED);
    paced(
        (int) random.logUniform(15, 80),
        random.logUniform(2_000, 25_000),
        now -> dearCall(now, hacked, place.number(random), 0.7, random.logUniform(40, 400)));
  }

  /** Below everybody's limits: one call after the other, each to another country. */
  private void manyDestinations() {
    Person hacked = hacked();
    int calls = (int) random.logUniform(30, 70);
    long gap = Math.min(random.logUniform(240_000, 900_000), 400 * MINUTE / calls);
    paced(
        calls,
        gap,
        now -> {
          Country place = random.chance(0.75) ? costly() : resold();
          dearCall(now, hacked, place.number(random), 0.85, random.logUniform(60, 500));
        });
  }

  private void satelliteDrip() {
    Person hacked = hacked();
    Country place = satellite();
    String rent = place.rent(random);
    int calls = (int) random.logUniform(14, 40);
    paced(
        calls,
        340 * MINUTE / calls,
        now -> dearCall(now, hacked, place.number(random, rent), 0.9, random.logUniform(120, 900)));
  }

  private Country satellite() {
    return random.oneOf(FraudGeography.SATELLITE);
  }

  /** Stolen credentials are used from afar, or through the customer's own equipment. */
  private Person hacked() {
    Person victim = victim();
    if (random.chance(0.5)) {
      Person thief = thiefOf(victim);
      logged(0, "register.ok", thief);
      return thief;
    }
    blame(victim);
    return victim;
  }

  /** One call after the other to places that the office never called. */
  private void night() {
    Person exchange = exchange();
    List<Country> places = places();
    paced(
        (int) random.logUniform(35, 160),
        random.logUniform(6_000, 35_000),
        now -> resell(now, exchange, random.oneOf(places), random.logUniform(60, 420)));
  }

  /** All lines at once, as calling cards are sold on a market. */
  private void allLines() {
    Person exchange = exchange();
    List<Country> places = places();
    for (int line = random.between(4, 12); line > 0; line--) {
      repeat(
          random.exponentialMillis(60_000),
          random.between(4, 14),
          () -> 60_000 + random.exponentialMillis(240_000),
          now -> resell(now, exchange, random.oneOf(places), 200));
    }
  }

  private void nightDrip() {
    Person exchange = exchange();
    List<Country> places = places();
    int calls = (int) random.logUniform(18, 45);
    paced(
        calls,
        340 * MINUTE / calls,
        now -> resell(now, exchange, random.oneOf(places), random.logUniform(120, 700)));
  }

  /** An office where it is night, or the weekend, when the attack begins. */
  private Person exchange() {
    // At midnight, furthest from noon, the whole night is left.
    Country asleep =
        OFFICES.stream()
            .max(Comparator.comparingInt(country -> Math.abs(12 - country.localHour(first))))
            .orElseThrow();
    Person exchange = directory.newPerson(asleep);
    CustomerRoutine.ofOffice(schedule, exchange, (int) random.logUniform(60, 500));
    blame(exchange);
    return exchange;
  }

  private List<Country> places() {
    return many(random.between(1, 6), () -> random.chance(0.6) ? resold() : costly());
  }

  private void resell(long now, Person exchange, Country place, long seconds) {
    dearCall(now, exchange, place.number(random), 0.8, seconds);
  }

  /** A few guesses at one of the passwords that everybody uses, in, and straight to the money. */
  private void guessed() {
    Person thief = thiefOf(victim());
    String door = random.chance(0.6) ? "register" : "login";
    int guesses = random.between(2, 14);
    long gap = random.logUniform(900, 12_000);
    paced(guesses, gap, now -> network.security(now, door + ".failed", thief));
    long in = guesses * gap * 2 + 5_000;
    logged(in, door + ".ok", thief);
    lockOut(in + random.logUniform(4_000, 120_000), thief);
    spend(in + random.logUniform(20_000, 600_000), thief, random.between(8, 30), 15_000);
  }

  /** The password was phished: no guess, a new device in another country, then calls. */
  private void phished() {
    Person thief = thiefOf(victim());
    logged(0, "login.ok", thief);
    logged(random.logUniform(8_000, 90_000), "device.enrolled", thief);
    lockOut(random.logUniform(100_000, 200_000), thief);
    long calls = random.logUniform(240_000, 1_200_000);
    logged(calls - 20_000, "register.ok", thief);
    spend(calls, thief, random.between(8, 40), 30_000);
  }

  /** Guesses spread over hours and machines; the owner keeps the password; a call now and then. */
  private void patient() {
    Person thief = thiefOf(victim());
    List<String> machines = machines(random.between(2, 9));
    int guesses = random.between(6, 24);
    paced(
        guesses,
        150 * MINUTE / guesses,
        now -> {
          Person guesser = thief.withAddress(random.oneOf(machines)).withDevice(null);
          network.security(now, "register.failed", guesser);
        });
    long in = 200 * MINUTE + random.exponentialMillis(600_000);
    logged(in, "register.ok", thief);
    spend(in + random.logUniform(300_000, 3_600_000), thief, random.between(6, 16), 700_000);
  }

  /** Some change the password, so that the owner cannot get in any more. */
  private void lockOut(long after, Person thief) {
    if (random.chance(0.6)) {
      logged(after, "password.changed", thief);
    }
  }

  private void spend(long after, Person thief, int calls, long slowest) {
    Country place = random.chance(0.7) ? costly() : resold();
    Country other = costly();
    repeat(
        after,
        calls,
        rhythm(random.logUniform(slowest / 5, slowest)),
        now -> {
          String to = (random.chance(0.7) ? place : other).number(random);
          dearCall(now, thief, to, 0.8, random.logUniform(60, 500));
        });
  }
}
