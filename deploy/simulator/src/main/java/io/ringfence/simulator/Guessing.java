package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Passwords are guessed, of few accounts, many times each. */
final class Guessing {

  private Guessing() {}

  static List<Plan> kinds() {
    String register = "registration-brute-force";
    String login = "login-brute-force";
    return List.of(
        Plan.loud("register-guessing-by-address", 30, p -> byAddress(p, true), register),
        Plan.loud("register-guessing-by-botnet", 30, p -> byBotnet(p, true), register),
        Plan.slow("register-guessing-trickle", 300, p -> byAddress(p, true), register),
        Plan.slow("register-guessing-by-slow-botnet", 360, p -> byBotnet(p, true), register),
        Plan.loud(
            "login-guessing-by-address",
            30,
            p -> byAddress(p, false),
            login,
            "credential-stuffing"),
        Plan.loud("login-guessing-by-botnet", 30, p -> byBotnet(p, false), login),
        Plan.slow("login-guessing-trickle", 300, p -> byAddress(p, false), login));
  }

  /** One machine works through a word list for one or a few accounts. */
  private static void byAddress(Plot attack, boolean register) {
    Dice random = attack.random;
    String address = Crook.machines(attack, 1).get(0);
    Country place = random.chance(0.6) ? Places.hideout(random) : null;
    String tool = register ? Crook.scanner(random) : Crook.browser(random);
    List<Person> targets = new ArrayList<>();
    for (int i = random.between(1, attack.slow ? 2 : 6); i > 0; i--) {
      targets.add(Crook.guesser(attack, target(attack), address, place, tool));
    }
    guess(attack, targets, register, attack.count(80, 900, 90, 300));
  }

  /** Dozens of machines take turns at one account. */
  private static void byBotnet(Plot attack, boolean register) {
    Dice random = attack.random;
    Person victim = target(attack);
    List<Person> bots = new ArrayList<>();
    String tool = register ? Crook.scanner(random) : Crook.browser(random);
    for (String address : Crook.machines(attack, (int) random.logUniform(15, 150))) {
      Country place = random.chance(0.7) ? Places.hideout(random) : null;
      bots.add(Crook.guesser(attack, victim, address, place, tool));
    }
    guess(attack, bots, register, attack.count(100, 600, 100, 260));
  }

  private static void guess(Plot attack, List<Person> guessers, boolean register, int guesses) {
    Dice random = attack.random;
    long gap =
        attack.slow
            ? random.logUniform(200, 280) * 60_000L / guesses
            : random.logUniform(120, 2_000);
    String event = register ? "register.failed" : "login.failed";
    attack.repeat(
        0,
        guesses,
        attack.rhythm(gap),
        (now, network) -> network.security(now, event, random.oneOf(guessers)));
  }

  private static Person target(Plot attack) {
    Person victim = Crook.victim(attack);
    attack.blame(Subject.account(victim.account()));
    attack.blame(Subject.number(victim.number()));
    return victim;
  }
}
