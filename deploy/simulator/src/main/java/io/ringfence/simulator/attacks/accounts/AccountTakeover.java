package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.attacks.calls.TollFraud;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.List;

/** Somebody gets into an account and uses it. */
public final class AccountTakeover {

  private static final String[] FRAUDS = {
    "account-takeover",
    "irsf",
    "pbx-hacking",
    "impossible-travel",
    "registration-brute-force",
    "login-brute-force",
    "session-hijack"
  };

  private AccountTakeover() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("takeover-guessed", 40, AccountTakeover::guessed, FRAUDS),
        AttackKind.loud("takeover-phished", 45, AccountTakeover::phished, FRAUDS),
        AttackKind.slow("takeover-patient", 480, AccountTakeover::patient, FRAUDS));
  }

  /** A few guesses at one of the passwords that everybody uses, in, and straight to the money. */
  private static void guessed(AttackRun attack) {
    RandomSource random = attack.random;
    Person thief = Attacker.thiefOf(attack, Attacker.victim(attack));
    boolean phone = random.chance(0.6);
    int guesses = random.between(2, 14);
    long gap = random.logUniform(900, 12_000);
    attack.paced(
        guesses,
        gap,
        (now, network) -> network.security(now, phone ? "register.failed" : "login.failed", thief));
    long in = guesses * gap * 2 + 5_000;
    attack.at(
        in, (now, network) -> network.security(now, phone ? "register.ok" : "login.ok", thief));
    lockOut(attack, in + random.logUniform(4_000, 120_000), thief);
    spend(attack, in + random.logUniform(20_000, 600_000), thief, random.between(8, 30), 15_000);
  }

  /** The password was phished: no guess, a new device in another country, then calls. */
  private static void phished(AttackRun attack) {
    RandomSource random = attack.random;
    Person thief = Attacker.thiefOf(attack, Attacker.victim(attack));
    attack.at(0, (now, network) -> network.security(now, "login.ok", thief));
    attack.at(
        random.logUniform(8_000, 90_000),
        (now, network) -> network.security(now, "device.enrolled", thief));
    lockOut(attack, random.logUniform(100_000, 200_000), thief);
    long calls = random.logUniform(240_000, 1_200_000);
    attack.at(calls - 20_000, (now, network) -> network.security(now, "register.ok", thief));
    spend(attack, calls, thief, random.between(8, 40), 30_000);
  }

  /** Guesses spread over hours and machines; the owner keeps the password; a call now and then. */
  private static void patient(AttackRun attack) {
    RandomSource random = attack.random;
    Person owner = Attacker.victim(attack);
    Person thief = Attacker.thiefOf(attack, owner);
    List<String> machines = Attacker.machines(attack, random.between(2, 9));
    int guesses = random.between(6, 24);
    attack.paced(
        guesses,
        150 * 60_000L / guesses,
        (now, network) ->
            network.security(
                now,
                "register.failed",
                thief.withAddress(random.oneOf(machines)).withDevice(null)));
    long in = 200 * 60_000L + random.exponentialMillis(600_000);
    attack.at(in, (now, network) -> network.security(now, "register.ok", thief));
    spend(
        attack, in + random.logUniform(300_000, 3_600_000), thief, random.between(6, 16), 700_000);
  }

  /** Some change the password, so that the owner cannot get in any more. */
  private static void lockOut(AttackRun attack, long after, Person thief) {
    if (attack.random.chance(0.6)) {
      attack.at(after, (now, network) -> network.security(now, "password.changed", thief));
    }
  }

  private static void spend(AttackRun attack, long after, Person thief, int calls, long slowest) {
    RandomSource random = attack.random;
    Country place =
        random.chance(0.7) ? FraudGeography.costly(random) : FraudGeography.resold(random);
    Country other = FraudGeography.costly(random);
    attack.repeat(
        after,
        calls,
        attack.rhythm(random.logUniform(slowest / 5, slowest)),
        (now, network) ->
            TollFraud.expensiveCall(
                attack,
                now,
                network,
                thief,
                FraudGeography.number(random, random.chance(0.7) ? place : other),
                0.8,
                random.logUniform(60, 500)));
  }
}
