package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** A list of leaked passwords is tried: each at its own account, once or twice. */
final class Stuffing {

  /** What it is for those few accounts whose password was right. */
  private static final String TAKEOVER = "account-takeover";

  private static final String TRAVEL = "impossible-travel";

  private Stuffing() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud(
            "stuffing",
            40,
            Stuffing::loud,
            "credential-stuffing",
            "login-brute-force",
            TAKEOVER,
            TRAVEL),
        Plan.loud(
            "stuffing-register",
            40,
            Stuffing::register,
            "credential-stuffing",
            "registration-brute-force",
            TAKEOVER,
            TRAVEL),
        Plan.slow(
            "stuffing-low-and-slow", 420, Stuffing::low, "credential-stuffing", TAKEOVER, TRAVEL));
  }

  private static void loud(Plot plot) {
    List<String> machines = Crook.machines(plot, plot.dice.between(1, 5));
    run(plot, machines, (int) plot.dice.spread(150, 1_200), plot.dice.spread(150, 1_500), "login");
  }

  private static void register(Plot plot) {
    List<String> machines = Crook.machines(plot, plot.dice.between(1, 3));
    int accounts = (int) plot.dice.spread(100, 500);
    run(plot, machines, accounts, plot.dice.spread(200, 3_000), "register");
  }

  /** Each machine a few accounts an hour. */
  private static void low(Plot plot) {
    List<String> machines =
        plot.dice.chance(0.5)
            ? Crook.machines(plot, plot.dice.between(2, 8))
            : Crook.rack(plot, plot.dice.between(3, 9));
    int accounts = (int) plot.dice.spread(120, 400);
    run(plot, machines, accounts, 400 * 60_000L / accounts, "login");
  }

  private static void run(Plot plot, List<String> machines, int accounts, long gap, String kind) {
    Dice dice = plot.dice;
    double lucky = 0.002 + 0.02 * dice.fraction();
    String tool = Crook.browser(dice);
    List<Country> places = new ArrayList<>();
    machines.forEach(machine -> places.add(Places.hideout(dice)));
    plot.repeat(
        0,
        accounts,
        plot.rhythm(gap),
        (now, stage) -> {
          int which = dice.below(machines.size());
          Person listed = plot.directory.anySubscriber(dice);
          Person guess = Crook.guesser(plot, listed, machines.get(which), places.get(which), tool);
          if (dice.chance(0.1)) {
            // The list is old: this customer has left.
            String gone = "a-" + Integer.toString(90_000_000 + dice.below(9_000_000), 36);
            stage.security(now, "account.unknown", guess.withNumber(null).withAccount(gone));
            return;
          }
          stage.security(now, kind + ".failed", guess);
          if (dice.chance(0.2)) {
            stage.security(now + dice.between(800, 4_000), kind + ".failed", guess);
          }
          if (dice.chance(lucky)) {
            stage.security(now + 5_000, kind + ".ok", guess);
            plot.blame(Subject.account(listed.account()));
            // The owner is at home and knows nothing of it.
            plot.at(
                now - plot.first + dice.spread(300_000, 2_400_000),
                (then, again) -> again.security(then, "register.ok", listed));
          }
        });
  }
}
