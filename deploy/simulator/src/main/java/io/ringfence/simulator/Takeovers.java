package io.ringfence.simulator;

import java.util.List;

/** Somebody gets into an account and uses it. */
final class Takeovers {

  private static final String[] FRAUDS = {
    "account-takeover",
    "irsf",
    "pbx-hacking",
    "impossible-travel",
    "registration-brute-force",
    "login-brute-force",
    "session-hijack"
  };

  private Takeovers() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("takeover-guessed", 40, Takeovers::guessed, FRAUDS),
        Plan.loud("takeover-phished", 45, Takeovers::phished, FRAUDS),
        Plan.slow("takeover-patient", 480, Takeovers::patient, FRAUDS));
  }

  /** A few guesses at one of the passwords that everybody uses, in, and straight to the money. */
  private static void guessed(Plot plot) {
    Dice dice = plot.dice;
    Person thief = Crook.thiefOf(plot, Crook.victim(plot));
    boolean phone = dice.chance(0.6);
    int guesses = dice.between(2, 14);
    long gap = dice.spread(900, 12_000);
    plot.repeat(
        0,
        guesses,
        plot.rhythm(gap),
        (now, stage) -> stage.security(now, phone ? "register.failed" : "login.failed", thief));
    long in = guesses * gap * 2 + 5_000;
    plot.at(in, (now, stage) -> stage.security(now, phone ? "register.ok" : "login.ok", thief));
    lockOut(plot, in + dice.spread(4_000, 120_000), thief);
    spend(plot, in + dice.spread(20_000, 600_000), thief, dice.between(8, 30), 15_000);
  }

  /** The password was phished: no guess, a new device in another country, then calls. */
  private static void phished(Plot plot) {
    Dice dice = plot.dice;
    Person thief = Crook.thiefOf(plot, Crook.victim(plot));
    plot.at(0, (now, stage) -> stage.security(now, "login.ok", thief));
    plot.at(
        dice.spread(8_000, 90_000), (now, stage) -> stage.security(now, "device.enrolled", thief));
    lockOut(plot, dice.spread(100_000, 200_000), thief);
    long calls = dice.spread(240_000, 1_200_000);
    plot.at(calls - 20_000, (now, stage) -> stage.security(now, "register.ok", thief));
    spend(plot, calls, thief, dice.between(8, 40), 30_000);
  }

  /** Guesses spread over hours and machines; the owner keeps the password; a call now and then. */
  private static void patient(Plot plot) {
    Dice dice = plot.dice;
    Person owner = Crook.victim(plot);
    Person thief = Crook.thiefOf(plot, owner);
    List<String> machines = Crook.machines(plot, dice.between(2, 9));
    int guesses = dice.between(6, 24);
    plot.repeat(
        0,
        guesses,
        plot.rhythm(150 * 60_000L / guesses),
        (now, stage) ->
            stage.security(
                now, "register.failed", thief.withAddress(dice.of(machines)).withDevice(null)));
    long in = 200 * 60_000L + dice.pause(600_000);
    plot.at(in, (now, stage) -> stage.security(now, "register.ok", thief));
    spend(plot, in + dice.spread(300_000, 3_600_000), thief, dice.between(6, 16), 700_000);
  }

  /** Some change the password, so that the owner cannot get in any more. */
  private static void lockOut(Plot plot, long after, Person thief) {
    if (plot.dice.chance(0.6)) {
      plot.at(after, (now, stage) -> stage.security(now, "password.changed", thief));
    }
  }

  private static void spend(Plot plot, long after, Person thief, int calls, long slowest) {
    Dice dice = plot.dice;
    Country place = dice.chance(0.7) ? Places.costly(dice) : Places.resold(dice);
    Country other = Places.costly(dice);
    plot.repeat(
        after,
        calls,
        plot.rhythm(dice.spread(slowest / 5, slowest)),
        (now, stage) ->
            TollFraud.dear(
                plot,
                now,
                stage,
                thief,
                Places.number(dice, dice.chance(0.7) ? place : other),
                0.8,
                dice.spread(60, 500)));
  }
}
