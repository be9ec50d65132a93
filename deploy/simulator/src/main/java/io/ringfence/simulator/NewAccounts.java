package io.ringfence.simulator;

import java.util.List;

/** Subscription fraud: a contract that is never meant to be paid. */
final class NewAccounts {

  private static final String[] FRAUDS = {
    "subscription-fraud", "irsf", "pbx-hacking", "targeted-pumping"
  };

  private NewAccounts() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("new-account-spends-at-once", 120, p -> run(p, true), FRAUDS),
        Plan.slow("new-account-waits-first", 600, p -> run(p, false), FRAUDS));
  }

  private static void run(Plot attack, boolean atOnce) {
    Dice random = attack.random;
    Person attacker = Crook.own(attack);
    attack.at(0, (now, network) -> network.firstSignIn(now, attacker));
    long quiet =
        atOnce ? random.logUniform(180_000, 1_800_000) : random.logUniform(2, 4) * 3_600_000;
    if (!atOnce) {
      attack.repeat(
          600_000,
          random.between(4, 12),
          () -> random.exponentialMillis(quiet / 10),
          (now, network) -> {
            String to = attack.directory.stranger(random, attacker.country());
            Talk call = Talk.outbound(attacker, to).via(Trunks.of(to));
            network.call(now, call.asUsual(random, 60));
          });
    }
    Country place = Places.costly(random);
    Country other = Places.resold(random);
    int calls = atOnce ? (int) random.logUniform(20, 110) : random.between(14, 40);
    long gap = (atOnce ? 60 : 330) * 60_000L / calls;
    attack.repeat(
        quiet,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          Country where = random.chance(0.6) ? place : other;
          String to = Places.number(random, where);
          TollFraud.expensiveCall(
              attack, now, network, attacker, to, 0.85, random.logUniform(90, 900));
        });
  }
}
