package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.ArrayList;
import java.util.List;

/** International revenue share: calls whose only purpose is that they are dear. */
public final class TollFraud {

  /** Where the credentials are used from afar, the account is taken over too. */
  private static final String[] FRAUDS = {
    "irsf", "pbx-hacking", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private TollFraud() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("irsf-burst", 30, TollFraud::burst, FRAUDS),
        AttackKind.loud("irsf-parallel", 90, TollFraud::parallel, FRAUDS),
        AttackKind.loud("irsf-unallocated", 40, TollFraud::unallocated, FRAUDS),
        AttackKind.slow("irsf-many-destinations", 420, TollFraud::manyDestinations, FRAUDS),
        AttackKind.slow("irsf-satellite-drip", 360, TollFraud::satelliteDrip, FRAUDS));
  }

  /** A dialler fills one to three rented ranges as fast as the trunk allows. */
  private static void burst(AttackRun attack) {
    RandomSource random = attack.random;
    Person hacked = hacked(attack);
    List<String> rents = new ArrayList<>();
    List<Country> places = new ArrayList<>();
    for (int i = random.between(1, 3); i > 0; i--) {
      Country place = FraudGeography.costly(random);
      places.add(place);
      rents.add(FraudGeography.rent(random, place));
    }
    int calls = (int) random.logUniform(20, 130);
    double answered = 0.55 + 0.4 * random.fraction();
    long talkSeconds = random.logUniform(60, 600);
    attack.paced(
        calls,
        random.logUniform(700, 9_000),
        (now, network) -> {
          int which = random.below(rents.size());
          String to = FraudGeography.number(random, places.get(which), rents.get(which));
          expensiveCall(attack, now, network, hacked, to, answered, talkSeconds);
        });
  }

  /** A few calls at a time that nobody ends: what is hung up is dialled again. */
  private static void parallel(AttackRun attack) {
    RandomSource random = attack.random;
    Person hacked = hacked(attack);
    Country place =
        random.chance(0.6) ? FraudGeography.satellite(random) : FraudGeography.costly(random);
    String rent = FraudGeography.rent(random, place);
    for (int line = random.between(3, 9); line > 0; line--) {
      long after = random.exponentialMillis(20_000);
      long until = after + random.logUniform(1_800_000, 9_000_000);
      while (after < until) {
        String to = FraudGeography.number(random, place, rent);
        int talkMillis = (int) random.logUniform(1_500_000, 7_200_000);
        attack.blame(SubjectId.number(to));
        attack.at(
            after,
            (now, network) -> {
              PhoneCall call = PhoneCall.outbound(hacked, to).via(Trunks.of(to));
              RecordSource feed = random.chance(0.5) ? RecordSource.SBC_1 : RecordSource.SBC_2;
              network.call(
                  feed, now, call.answered(random.between(900, 3_000), talkMillis, "network"));
            });
        after += talkMillis + random.between(3_000, 30_000);
      }
    }
  }

  /** Ranges that belong to nobody and answer all the same: the call was diverted on its way. */
  private static void unallocated(AttackRun attack) {
    RandomSource random = attack.random;
    Person hacked = hacked(attack);
    Country place = FraudGeography.unallocated(random);
    attack.paced(
        (int) random.logUniform(15, 80),
        random.logUniform(2_000, 25_000),
        (now, network) ->
            expensiveCall(
                attack,
                now,
                network,
                hacked,
                FraudGeography.number(random, place),
                0.7,
                random.logUniform(40, 400)));
  }

  /** Below everybody's limits: one call after the other, each to another country. */
  private static void manyDestinations(AttackRun attack) {
    RandomSource random = attack.random;
    Person hacked = hacked(attack);
    int calls = (int) random.logUniform(30, 70);
    long gap = Math.min(random.logUniform(240_000, 900_000), 400 * 60_000L / calls);
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          Country place =
              random.chance(0.75) ? FraudGeography.costly(random) : FraudGeography.resold(random);
          expensiveCall(
              attack,
              now,
              network,
              hacked,
              FraudGeography.number(random, place),
              0.85,
              random.logUniform(60, 500));
        });
  }

  private static void satelliteDrip(AttackRun attack) {
    RandomSource random = attack.random;
    Person hacked = hacked(attack);
    Country place = FraudGeography.satellite(random);
    String rent = FraudGeography.rent(random, place);
    int calls = (int) random.logUniform(14, 40);
    attack.paced(
        calls,
        340 * 60_000L / calls,
        (now, network) ->
            expensiveCall(
                attack,
                now,
                network,
                hacked,
                FraudGeography.number(random, place, rent),
                0.9,
                random.logUniform(120, 900)));
  }

  /** Stolen credentials are used from afar, or through the customer's own equipment. */
  private static Person hacked(AttackRun attack) {
    Person victim = Attacker.victim(attack);
    if (attack.random.chance(0.5)) {
      Person thief = Attacker.thiefOf(attack, victim);
      attack.at(0, (now, network) -> network.security(now, "register.ok", thief));
      return thief;
    }
    attack.blame(victim);
    return victim;
  }

  /** One call to somebody's dear number. */
  public static void expensiveCall(
      AttackRun attack,
      long now,
      ProviderNetwork network,
      Person caller,
      String to,
      double answered,
      long seconds) {
    RandomSource random = attack.random;
    attack.blame(SubjectId.number(to));
    PhoneCall call = PhoneCall.outbound(caller, to).via(Trunks.of(to));
    network.call(
        now,
        random.chance(answered)
            ? call.answered(
                random.between(800, 5_000),
                random.talkMillis((double) seconds),
                random.chance(0.5) ? "called" : "caller")
            : random.chance(0.6) ? call.failed() : call.unanswered(random.between(10_000, 25_000)));
  }
}
