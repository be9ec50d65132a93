package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import java.util.List;

/** Somebody looks for what can be attacked. */
public final class SipScanning {

  private static final List<String> PREFIXES =
      List.of("00", "011", "9011", "900", "0", "+", "9", "810", "000", "1000");

  private SipScanning() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("scan-probes", 20, SipScanning::probes, "sip-scan"),
        AttackKind.loud("scan-extensions", 30, SipScanning::extensions, "sip-scan"),
        AttackKind.loud("scan-dial-plan", 30, SipScanning::dialPlan, "sip-scan", "irsf"),
        AttackKind.slow("scan-trickle", 360, SipScanning::extensions, "sip-scan"),
        AttackKind.slow("scan-by-rack", 300, SipScanning::rack, "sip-scan"));
  }

  /** Is there anybody? */
  private static void probes(AttackRun attack) {
    RandomSource random = attack.random;
    String address = Attacker.machines(attack, 1).get(0);
    Person scanner = Attacker.stranger(address, null, Attacker.scanner(random));
    attack.paced(
        (int) random.logUniform(60, 1_500),
        random.logUniform(20, 900),
        (now, network) -> network.security(now, "scan.probe", scanner));
  }

  /** Which extensions and accounts exist? Loud in a minute, slow in a night. */
  private static void extensions(AttackRun attack) {
    RandomSource random = attack.random;
    String address = Attacker.machines(attack, 1).get(0);
    Country place = random.chance(0.5) ? FraudGeography.hideout(random) : null;
    int asks = attack.count(100, 2_000, 120, 500);
    long gap = attack.slow ? 330 * 60_000L / asks : random.logUniform(30, 800);
    enumerate(attack, List.of(address), place, asks, gap);
  }

  /** The same by a dozen neighbours, each of whom asks seldom. */
  private static void rack(AttackRun attack) {
    int asks = (int) attack.random.logUniform(200, 700);
    List<String> machines = Attacker.rack(attack, attack.random.between(5, 16));
    enumerate(attack, machines, FraudGeography.hideout(attack.random), asks, 280 * 60_000L / asks);
  }

  private static void enumerate(
      AttackRun attack, List<String> machines, Country place, int asks, long gap) {
    RandomSource random = attack.random;
    String tool = Attacker.scanner(random);
    int[] extension = {random.between(1, 40) * 100};
    List<String> names =
        List.of("admin", "test", "guest", "sip", "voip", "trunk", "office", "user");
    boolean words = random.chance(0.4);
    attack.paced(
        asks,
        gap,
        (now, network) -> {
          String asked =
              words ? random.oneOf(names) + random.between(1, 999) : "ext-" + extension[0]++;
          Person nobody = new Person(place, null, asked, null, random.oneOf(machines), tool);
          network.security(now, random.chance(0.08) ? "scan.probe" : "account.unknown", nobody);
        });
  }

  /** Which prefix lets a call out? The same number again and again, each time dialled otherwise. */
  private static void dialPlan(AttackRun attack) {
    RandomSource random = attack.random;
    String address = Attacker.machines(attack, 1).get(0);
    Person scanner =
        Attacker.stranger(address, FraudGeography.hideout(random), Attacker.scanner(random));
    String target = FraudGeography.number(random, FraudGeography.costly(random));
    attack.blame(SubjectId.number(target));
    attack.paced(
        (int) random.logUniform(50, 600),
        random.logUniform(300, 4_000),
        (now, network) ->
            network.security(
                now,
                "invite.refused",
                scanner,
                random.oneOf(PREFIXES)
                    + (random.chance(0.3) ? random.digits(2) : "")
                    + target.substring(1)));
  }
}
