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

/** A list of leaked passwords is tried: each at its own account, once or twice. */
public final class CredentialStuffing {

  /** What it is for those few accounts whose password was right. */
  private static final String TAKEOVER = "account-takeover";

  private static final String TRAVEL = "impossible-travel";

  private CredentialStuffing() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud(
            "stuffing",
            40,
            CredentialStuffing::loud,
            "credential-stuffing",
            "login-brute-force",
            TAKEOVER,
            TRAVEL),
        AttackKind.loud(
            "stuffing-register",
            40,
            CredentialStuffing::register,
            "credential-stuffing",
            "registration-brute-force",
            TAKEOVER,
            TRAVEL),
        AttackKind.slow(
            "stuffing-low-and-slow",
            420,
            CredentialStuffing::low,
            "credential-stuffing",
            TAKEOVER,
            TRAVEL));
  }

  private static void loud(AttackRun attack) {
    List<String> machines = Attacker.machines(attack, attack.random.between(1, 5));
    run(
        attack,
        machines,
        (int) attack.random.logUniform(150, 1_200),
        attack.random.logUniform(150, 1_500),
        "login");
  }

  private static void register(AttackRun attack) {
    List<String> machines = Attacker.machines(attack, attack.random.between(1, 3));
    int accounts = (int) attack.random.logUniform(100, 500);
    run(attack, machines, accounts, attack.random.logUniform(200, 3_000), "register");
  }

  /** Each machine a few accounts an hour. */
  private static void low(AttackRun attack) {
    List<String> machines =
        attack.random.chance(0.5)
            ? Attacker.machines(attack, attack.random.between(2, 8))
            : Attacker.rack(attack, attack.random.between(3, 9));
    int accounts = (int) attack.random.logUniform(120, 400);
    run(attack, machines, accounts, 400 * 60_000L / accounts, "login");
  }

  private static void run(
      AttackRun attack, List<String> machines, int accounts, long gap, String kind) {
    RandomSource random = attack.random;
    double lucky = 0.002 + 0.02 * random.fraction();
    String tool = Attacker.browser(random);
    List<Country> places = new ArrayList<>();
    machines.forEach(machine -> places.add(FraudGeography.hideout(random)));
    attack.paced(
        accounts,
        gap,
        (now, network) -> {
          int which = random.below(machines.size());
          Person listed = attack.directory.anySubscriber(random);
          Person guess =
              Attacker.guesser(attack, listed, machines.get(which), places.get(which), tool);
          if (random.chance(0.1)) {
            // The list is old: this customer has left.
            String gone = "a-" + Integer.toString(90_000_000 + random.below(9_000_000), 36);
            network.security(now, "account.unknown", guess.withNumber(null).withAccount(gone));
            return;
          }
          network.security(now, kind + ".failed", guess);
          if (random.chance(0.2)) {
            network.security(now + random.between(800, 4_000), kind + ".failed", guess);
          }
          if (random.chance(lucky)) {
            network.security(now + 5_000, kind + ".ok", guess);
            attack.blame(SubjectId.account(listed.account()));
            // The owner is at home and knows nothing of it.
            attack.at(
                attack.elapsed(now) + random.logUniform(300_000, 2_400_000),
                (then, again) -> again.security(then, "register.ok", listed));
          }
        });
  }
}
