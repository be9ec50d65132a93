package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Passwords are guessed, of few accounts, many times each. */
final class Guessing {

  private Guessing() {}

  static List<Plan> plans() {
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
  private static void byAddress(Plot plot, boolean register) {
    Dice dice = plot.dice;
    String address = Crook.machines(plot, 1).get(0);
    Country place = dice.chance(0.6) ? Places.hideout(dice) : null;
    String tool = register ? Crook.scanner(dice) : Crook.browser(dice);
    List<Person> targets = new ArrayList<>();
    for (int i = dice.between(1, plot.slow ? 2 : 6); i > 0; i--) {
      targets.add(Crook.guesser(plot, target(plot), address, place, tool));
    }
    guess(plot, targets, register, plot.count(80, 900, 90, 300));
  }

  /** Dozens of machines take turns at one account. */
  private static void byBotnet(Plot plot, boolean register) {
    Dice dice = plot.dice;
    Person victim = target(plot);
    List<Person> bots = new ArrayList<>();
    String tool = register ? Crook.scanner(dice) : Crook.browser(dice);
    for (String address : Crook.machines(plot, (int) dice.spread(15, 150))) {
      Country place = dice.chance(0.7) ? Places.hideout(dice) : null;
      bots.add(Crook.guesser(plot, victim, address, place, tool));
    }
    guess(plot, bots, register, plot.count(100, 600, 100, 260));
  }

  private static void guess(Plot plot, List<Person> guessers, boolean register, int guesses) {
    Dice dice = plot.dice;
    long gap = plot.slow ? dice.spread(200, 280) * 60_000L / guesses : dice.spread(120, 2_000);
    String event = register ? "register.failed" : "login.failed";
    plot.repeat(
        0,
        guesses,
        plot.rhythm(gap),
        (now, stage) -> stage.security(now, event, dice.of(guessers)));
  }

  private static Person target(Plot plot) {
    Person victim = Crook.victim(plot);
    plot.blame(Subject.account(victim.account()));
    plot.blame(Subject.number(victim.number()));
    return victim;
  }
}
