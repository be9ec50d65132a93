package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.Comparator;
import java.util.List;

/** An office's exchange is misused when nobody is there. */
public final class PbxHacking {

  private static final List<Country> OFFICES =
      List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU, Country.BR);

  private PbxHacking() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("pbx-night", 90, PbxHacking::night, "pbx-hacking", "irsf"),
        AttackKind.loud("pbx-parallel", 45, PbxHacking::parallel, "pbx-hacking", "irsf"),
        AttackKind.slow("pbx-night-drip", 360, PbxHacking::drip, "pbx-hacking", "irsf"));
  }

  /** One call after the other to places that the office never called. */
  private static void night(AttackRun attack) {
    RandomSource random = attack.random;
    Person exchange = exchange(attack);
    List<Country> places = places(attack);
    attack.paced(
        (int) random.logUniform(35, 160),
        random.logUniform(6_000, 35_000),
        (now, network) ->
            resell(
                attack, now, network, exchange, random.oneOf(places), random.logUniform(60, 420)));
  }

  /** All lines at once, as calling cards are sold on a market. */
  private static void parallel(AttackRun attack) {
    RandomSource random = attack.random;
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

  private static void drip(AttackRun attack) {
    RandomSource random = attack.random;
    Person exchange = exchange(attack);
    List<Country> places = places(attack);
    int calls = (int) random.logUniform(18, 45);
    attack.paced(
        calls,
        340 * 60_000L / calls,
        (now, network) ->
            resell(
                attack, now, network, exchange, random.oneOf(places), random.logUniform(120, 700)));
  }

  /** An office where it is night, or the weekend, when the attack begins. */
  private static Person exchange(AttackRun attack) {
    Country asleep =
        OFFICES.stream()
            .max(Comparator.comparingInt(country -> fromNoon(attack.first, country)))
            .orElse(Country.US);
    Person exchange = attack.directory.newPerson(asleep);
    CustomerRoutine.ofOffice(attack.schedule, exchange, (int) attack.random.logUniform(60, 500));
    attack.blame(exchange);
    return exchange;
  }

  /** How far from noon the clocks are there: at midnight the whole night is left. */
  private static int fromNoon(long now, Country country) {
    return Math.abs(12 - country.localHour(now));
  }

  private static List<Country> places(AttackRun attack) {
    List<Country> places =
        Attacker.many(
            attack.random.between(1, 6),
            () ->
                attack.random.chance(0.6)
                    ? FraudGeography.resold(attack.random)
                    : FraudGeography.costly(attack.random));
    return places;
  }

  private static void resell(
      AttackRun attack,
      long now,
      ProviderNetwork network,
      Person exchange,
      Country place,
      long seconds) {
    String to = FraudGeography.number(attack.random, place);
    TollFraud.expensiveCall(attack, now, network, exchange, to, 0.8, seconds);
  }
}
