package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.List;

/** Passwords are guessed, of few accounts, many times each. */
public final class PasswordGuessing {

  private PasswordGuessing() {}

  public static List<AttackKind> kinds() {
    String register = "registration-brute-force";
    String login = "login-brute-force";
    return List.of(
        AttackKind.loud("register-guessing-by-address", 30, p -> byAddress(p, true), register),
        AttackKind.loud("register-guessing-by-botnet", 30, p -> byBotnet(p, true), register),
        AttackKind.slow("register-guessing-trickle", 300, p -> byAddress(p, true), register),
        AttackKind.slow("register-guessing-by-slow-botnet", 360, p -> byBotnet(p, true), register),
        AttackKind.loud(
            "login-guessing-by-address",
            30,
            p -> byAddress(p, false),
            login,
            "credential-stuffing"),
        AttackKind.loud("login-guessing-by-botnet", 30, p -> byBotnet(p, false), login),
        AttackKind.slow("login-guessing-trickle", 300, p -> byAddress(p, false), login));
  }

  /** One machine works through a word list for one or a few accounts. */
  private static void byAddress(AttackRun attack, boolean register) {
    RandomSource random = attack.random;
    String address = Attacker.machines(attack, 1).get(0);
    Country place = random.chance(0.6) ? FraudGeography.hideout(random) : null;
    String tool = register ? Attacker.scanner(random) : Attacker.browser(random);
    List<Person> targets =
        Attacker.many(
            random.between(1, attack.slow ? 2 : 6),
            () -> Attacker.guesser(attack, target(attack), address, place, tool));
    guess(attack, targets, register, attack.count(80, 900, 90, 300));
  }

  /** Dozens of machines take turns at one account. */
  private static void byBotnet(AttackRun attack, boolean register) {
    RandomSource random = attack.random;
    Person victim = target(attack);
    List<Person> bots = new ArrayList<>();
    String tool = register ? Attacker.scanner(random) : Attacker.browser(random);
    for (String address : Attacker.machines(attack, (int) random.logUniform(15, 150))) {
      Country place = random.chance(0.7) ? FraudGeography.hideout(random) : null;
      bots.add(Attacker.guesser(attack, victim, address, place, tool));
    }
    guess(attack, bots, register, attack.count(100, 600, 100, 260));
  }

  private static void guess(
      AttackRun attack, List<Person> guessers, boolean register, int guesses) {
    RandomSource random = attack.random;
    long gap =
        attack.slow
            ? random.logUniform(200, 280) * 60_000L / guesses
            : random.logUniform(120, 2_000);
    String event = register ? "register.failed" : "login.failed";
    attack.paced(
        guesses, gap, (now, network) -> network.security(now, event, random.oneOf(guessers)));
  }

  private static Person target(AttackRun attack) {
    Person victim = Attacker.victim(attack);
    attack.blame(SubjectId.account(victim.account()));
    attack.blame(SubjectId.number(victim.number()));
    return victim;
  }
}
