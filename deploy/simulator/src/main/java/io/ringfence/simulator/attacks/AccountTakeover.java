package io.ringfence.simulator.attacks;

import static io.ringfence.simulator.attacks.AttackKind.family;
import static io.ringfence.simulator.attacks.AttackKind.loud;
import static io.ringfence.simulator.attacks.AttackKind.slow;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import java.util.List;

/** Somebody gets into an account and uses it. */
final class AccountTakeover extends AttackRun {

  private static final String[] FRAUDS = {
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
          AccountTakeover::new,
          loud("takeover-guessed", 40, AccountTakeover::guessed, FRAUDS),
          loud("takeover-phished", 45, AccountTakeover::phished, FRAUDS),
          slow("takeover-patient", 480, AccountTakeover::patient, FRAUDS));

  AccountTakeover(Beginning beginning) {
    super(beginning);
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
