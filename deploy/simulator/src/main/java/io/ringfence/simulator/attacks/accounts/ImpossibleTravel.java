package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.attacks.calls.TollFraud;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.List;

/** One account in two places, further apart than anybody can travel. */
public final class ImpossibleTravel {

  private static final String[] FRAUDS = {
    "impossible-travel", "account-takeover", "session-hijack"
  };

  private ImpossibleTravel() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("two-places-at-once", 90, ImpossibleTravel::atOnce, FRAUDS),
        AttackKind.slow("two-places-in-hours", 360, ImpossibleTravel::inHours, FRAUDS),
        AttackKind.loud(
            "session-in-two-hands",
            45,
            ImpossibleTravel::twoHands,
            "session-hijack",
            "impossible-travel",
            "account-takeover",
            "irsf"));
  }

  /** The owner signs in at home, and minutes later somebody on another continent. */
  private static void atOnce(AttackRun attack) {
    RandomSource random = attack.random;
    Person owner = Attacker.victim(attack);
    Person thief = thief(attack, owner);
    attack.at(0, (now, network) -> signsIn(now, network, random, owner));
    attack.repeat(
        random.logUniform(120_000, 1_800_000),
        random.between(2, 7),
        () -> random.exponentialMillis(240_000),
        (now, network) -> signsIn(now, network, random, thief));
    attack.repeat(
        random.logUniform(300_000, 1_800_000),
        random.between(1, 4),
        () -> random.exponentialMillis(600_000),
        (now, network) -> signsIn(now, network, random, owner));
  }

  /** Three to five hours apart: a quick aeroplane does a third of the way. */
  private static void inHours(AttackRun attack) {
    RandomSource random = attack.random;
    Person owner = attack.directory.newPerson(random.oneOf(List.of(Country.US, Country.BR)));
    Person thief = thief(attack, owner).in(new Country("SG", List.of(), 0, 1.3, 103.8, 8));
    attack.at(0, (now, network) -> signsIn(now, network, random, owner));
    long later = random.logUniform(3 * 3_600_000L, 5 * 3_600_000L);
    attack.at(later, (now, network) -> network.security(now, "login.ok", thief));
    attack.at(
        later + random.logUniform(600_000, 3_000_000),
        (now, network) -> signsIn(now, network, random, owner));
    if (random.chance(0.5)) {
      attack.at(later + 60_000, (now, network) -> network.security(now, "register.ok", thief));
    }
  }

  /** A copied token: the same device, says the record, here and there in turns; there it calls. */
  private static void twoHands(AttackRun attack) {
    RandomSource random = attack.random;
    Person owner = Attacker.victim(attack);
    Person copy = thief(attack, owner).withDevice(owner.device());
    attack.blame(SubjectId.device(owner.device()));
    attack.repeat(
        0,
        random.between(4, 10),
        () -> 60_000 + random.exponentialMillis(200_000),
        (now, network) -> {
          network.security(now, "register.ok", owner);
          network.security(now + random.between(5_000, 50_000), "register.ok", copy);
        });
    Country place = FraudGeography.costly(random);
    attack.repeat(
        120_000,
        random.between(4, 14),
        () -> random.exponentialMillis(100_000),
        (now, network) ->
            TollFraud.expensiveCall(
                attack, now, network, copy, FraudGeography.number(random, place), 0.8, 200));
  }

  private static Person thief(AttackRun attack, Person owner) {
    Person thief = Attacker.thiefOf(attack, owner);
    return owner.country().iso().equals(thief.country().iso())
        ? thief.in(new Country("SG", List.of(), 0, 1.3, 103.8, 8))
        : thief;
  }

  private static void signsIn(
      long now, ProviderNetwork network, RandomSource random, Person person) {
    network.security(now, random.chance(0.5) ? "login.ok" : "register.ok", person);
  }
}
