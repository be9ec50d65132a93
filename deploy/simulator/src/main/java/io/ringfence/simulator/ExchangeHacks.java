package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An office's exchange is misused when nobody is there. */
final class ExchangeHacks {

  private static final List<Country> OFFICES =
      List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU, Country.BR);

  private ExchangeHacks() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("pbx-night", 90, ExchangeHacks::night, "pbx-hacking", "irsf"),
        Plan.loud("pbx-parallel", 45, ExchangeHacks::parallel, "pbx-hacking", "irsf"),
        Plan.slow("pbx-night-drip", 360, ExchangeHacks::drip, "pbx-hacking", "irsf"));
  }

  /** One call after the other to places that the office never called. */
  private static void night(Plot attack) {
    Dice random = attack.random;
    Person exchange = exchange(attack);
    List<Country> places = places(attack);
    attack.repeat(
        0,
        (int) random.logUniform(35, 160),
        attack.rhythm(random.logUniform(6_000, 35_000)),
        (now, network) ->
            resell(
                attack, now, network, exchange, random.oneOf(places), random.logUniform(60, 420)));
  }

  /** All lines at once, as calling cards are sold on a market. */
  private static void parallel(Plot attack) {
    Dice random = attack.random;
    Person exchange = exchange(attack);
    List<Country> places = places(attack);
    for (int line = random.between(4, 12); line > 0; line--) {
      attack.repeat(
          random.exponentialMillis(60_000),
          random.between(4, 14),
          () -> 60_000 + random.exponentialMillis(240_000),
          (now, network) -> resell(attack, now, network, exchange, random.oneOf(places), 200));
    }
  }

  private static void drip(Plot attack) {
    Dice random = attack.random;
    Person exchange = exchange(attack);
    List<Country> places = places(attack);
    int calls = (int) random.logUniform(18, 45);
    attack.repeat(
        0,
        calls,
        attack.rhythm(340 * 60_000L / calls),
        (now, network) ->
            resell(
                attack, now, network, exchange, random.oneOf(places), random.logUniform(120, 700)));
  }

  /** An office where it is night, or the weekend, when the attack begins. */
  private static Person exchange(Plot attack) {
    Country asleep =
        OFFICES.stream()
            .max(Comparator.comparingInt(country -> fromNoon(attack.first, country)))
            .orElse(Country.US);
    Person exchange = attack.directory.newPerson(asleep);
    Life.ofOffice(attack.schedule, exchange, (int) attack.random.logUniform(60, 500));
    attack.blame(exchange);
    return exchange;
  }

  /** How far from noon the clocks are there: at midnight the whole night is left. */
  private static int fromNoon(long now, Country country) {
    return Math.abs(12 - country.localHour(now));
  }

  private static List<Country> places(Plot attack) {
    List<Country> places = new ArrayList<>();
    for (int i = attack.random.between(1, 6); i > 0; i--) {
      places.add(
          attack.random.chance(0.6) ? Places.resold(attack.random) : Places.costly(attack.random));
    }
    return places;
  }

  private static void resell(
      Plot attack, long now, Stage network, Person exchange, Country place, long seconds) {
    String to = Places.number(attack.random, place);
    TollFraud.expensiveCall(attack, now, network, exchange, to, 0.8, seconds);
  }
}
