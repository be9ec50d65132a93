package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.attacks.calls.TollFraud;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Subscription fraud: a contract that is never meant to be paid. */
public final class SubscriptionFraud {

  private static final String[] FRAUDS = {
    "subscription-fraud", "irsf", "pbx-hacking", "targeted-pumping"
  };

  private SubscriptionFraud() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("new-account-spends-at-once", 120, p -> run(p, true), FRAUDS),
        AttackKind.slow("new-account-waits-first", 600, p -> run(p, false), FRAUDS));
  }

  private static void run(AttackRun attack, boolean atOnce) {
    RandomSource random = attack.random;
    Person attacker = Attacker.own(attack);
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
            PhoneCall call = PhoneCall.outbound(attacker, to).via(Trunks.of(to));
            network.call(now, call.asUsual(random, 60));
          });
    }
    Country place = FraudGeography.costly(random);
    Country other = FraudGeography.resold(random);
    int calls = atOnce ? (int) random.logUniform(20, 110) : random.between(14, 40);
    long gap = (atOnce ? 60 : 330) * 60_000L / calls;
    attack.repeat(
        quiet,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          Country where = random.chance(0.6) ? place : other;
          String to = FraudGeography.number(random, where);
          TollFraud.expensiveCall(
              attack, now, network, attacker, to, 0.85, random.logUniform(90, 900));
        });
  }
}
