package io.ringfence.simulator;

import java.util.List;

/** Subscription fraud: a contract that is never meant to be paid. */
final class NewAccounts {

  private static final String[] FRAUDS = {
    "subscription-fraud", "irsf", "pbx-hacking", "targeted-pumping"
  };

  private NewAccounts() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("new-account-spends-at-once", 120, p -> run(p, true), FRAUDS),
        Plan.slow("new-account-waits-first", 600, p -> run(p, false), FRAUDS));
  }

  private static void run(Plot plot, boolean atOnce) {
    Dice dice = plot.dice;
    Person crook = Crook.own(plot);
    plot.at(0, (now, stage) -> opens(now, stage, crook));
    long quiet = atOnce ? dice.spread(180_000, 1_800_000) : dice.spread(2, 4) * 3_600_000;
    if (!atOnce) {
      plot.repeat(
          600_000,
          dice.between(4, 12),
          () -> dice.pause(quiet / 10),
          (now, stage) -> {
            String to = plot.directory.stranger(dice, crook.country());
            Talk talk = Talk.outbound(crook, to).via(Places.trunk(to));
            stage.call(now, talk.asUsual(dice, 60));
          });
    }
    Country place = Places.costly(dice);
    Country other = Places.resold(dice);
    int calls = atOnce ? (int) dice.spread(20, 110) : dice.between(14, 40);
    long gap = (atOnce ? 60 : 330) * 60_000L / calls;
    plot.repeat(
        quiet,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Country where = dice.chance(0.6) ? place : other;
          String to = Places.number(dice, where);
          TollFraud.dear(plot, now, stage, crook, to, 0.85, dice.spread(90, 900));
        });
  }

  /** What a new customer does first, whoever it is. */
  static void opens(long now, Stage stage, Person customer) {
    stage.security(now, "device.enrolled", customer);
    stage.security(now + 8_000, "login.ok", customer);
    stage.security(now + 20_000, "register.ok", customer);
  }
}
