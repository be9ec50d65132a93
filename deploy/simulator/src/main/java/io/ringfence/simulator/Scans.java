package io.ringfence.simulator;

import java.util.List;

/** Somebody looks for what can be attacked. */
final class Scans {

  private static final List<String> PREFIXES =
      List.of("00", "011", "9011", "900", "0", "+", "9", "810", "000", "1000");

  private Scans() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("scan-probes", 20, Scans::probes, "sip-scan"),
        Plan.loud("scan-extensions", 30, Scans::extensions, "sip-scan"),
        Plan.loud("scan-dial-plan", 30, Scans::dialPlan, "sip-scan", "irsf"),
        Plan.slow("scan-trickle", 360, Scans::extensions, "sip-scan"),
        Plan.slow("scan-by-rack", 300, Scans::rack, "sip-scan"));
  }

  /** Is there anybody? */
  private static void probes(Plot attack) {
    Dice random = attack.random;
    String address = Crook.machines(attack, 1).get(0);
    Person scanner = Crook.stranger(address, null, Crook.scanner(random));
    attack.repeat(
        0,
        (int) random.logUniform(60, 1_500),
        attack.rhythm(random.logUniform(20, 900)),
        (now, network) -> network.security(now, "scan.probe", scanner));
  }

  /** Which extensions and accounts exist? Loud in a minute, slow in a night. */
  private static void extensions(Plot attack) {
    Dice random = attack.random;
    String address = Crook.machines(attack, 1).get(0);
    Country place = random.chance(0.5) ? Places.hideout(random) : null;
    int asks = attack.count(100, 2_000, 120, 500);
    long gap = attack.slow ? 330 * 60_000L / asks : random.logUniform(30, 800);
    enumerate(attack, List.of(address), place, asks, gap);
  }

  /** The same by a dozen neighbours, each of whom asks seldom. */
  private static void rack(Plot attack) {
    int asks = (int) attack.random.logUniform(200, 700);
    List<String> machines = Crook.rack(attack, attack.random.between(5, 16));
    enumerate(attack, machines, Places.hideout(attack.random), asks, 280 * 60_000L / asks);
  }

  private static void enumerate(
      Plot attack, List<String> machines, Country place, int asks, long gap) {
    Dice random = attack.random;
    String tool = Crook.scanner(random);
    int[] extension = {random.between(1, 40) * 100};
    List<String> names =
        List.of("admin", "test", "guest", "sip", "voip", "trunk", "office", "user");
    boolean words = random.chance(0.4);
    attack.repeat(
        0,
        asks,
        attack.rhythm(gap),
        (now, network) -> {
          String asked =
              words ? random.oneOf(names) + random.between(1, 999) : "ext-" + extension[0]++;
          Person nobody = new Person(place, null, asked, null, random.oneOf(machines), tool);
          network.security(now, random.chance(0.08) ? "scan.probe" : "account.unknown", nobody);
        });
  }

  /** Which prefix lets a call out? The same number again and again, each time dialled otherwise. */
  private static void dialPlan(Plot attack) {
    Dice random = attack.random;
    String address = Crook.machines(attack, 1).get(0);
    Person scanner = Crook.stranger(address, Places.hideout(random), Crook.scanner(random));
    String target = Places.number(random, Places.costly(random));
    attack.blame(Subject.number(target));
    attack.repeat(
        0,
        (int) random.logUniform(50, 600),
        attack.rhythm(random.logUniform(300, 4_000)),
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
