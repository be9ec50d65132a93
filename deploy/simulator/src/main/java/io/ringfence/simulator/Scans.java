package io.ringfence.simulator;

import java.util.List;

/** Somebody looks for what can be attacked. */
final class Scans {

  private static final List<String> PREFIXES =
      List.of("00", "011", "9011", "900", "0", "+", "9", "810", "000", "1000");

  private Scans() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("scan-probes", 20, Scans::probes, "sip-scan"),
        Plan.loud("scan-extensions", 30, Scans::extensions, "sip-scan"),
        Plan.loud("scan-dial-plan", 30, Scans::dialPlan, "sip-scan", "irsf"),
        Plan.slow("scan-trickle", 360, Scans::extensions, "sip-scan"),
        Plan.slow("scan-by-rack", 300, Scans::rack, "sip-scan"));
  }

  /** Is there anybody? */
  private static void probes(Plot plot) {
    Dice dice = plot.dice;
    String address = Crook.machines(plot, 1).get(0);
    Person scanner = Crook.stranger(address, null, Crook.scanner(dice));
    plot.repeat(
        0,
        (int) dice.spread(60, 1_500),
        plot.rhythm(dice.spread(20, 900)),
        (now, stage) -> stage.security(now, "scan.probe", scanner));
  }

  /** Which extensions and accounts exist? Loud in a minute, slow in a night. */
  private static void extensions(Plot plot) {
    Dice dice = plot.dice;
    String address = Crook.machines(plot, 1).get(0);
    Country place = dice.chance(0.5) ? Places.hideout(dice) : null;
    int asks = plot.count(100, 2_000, 120, 500);
    long gap = plot.slow ? 330 * 60_000L / asks : dice.spread(30, 800);
    enumerate(plot, List.of(address), place, asks, gap);
  }

  /** The same by a dozen neighbours, each of whom asks seldom. */
  private static void rack(Plot plot) {
    int asks = (int) plot.dice.spread(200, 700);
    List<String> machines = Crook.rack(plot, plot.dice.between(5, 16));
    enumerate(plot, machines, Places.hideout(plot.dice), asks, 280 * 60_000L / asks);
  }

  private static void enumerate(
      Plot plot, List<String> machines, Country place, int asks, long gap) {
    Dice dice = plot.dice;
    String tool = Crook.scanner(dice);
    int[] extension = {dice.between(1, 40) * 100};
    List<String> names =
        List.of("admin", "test", "guest", "sip", "voip", "trunk", "office", "user");
    boolean words = dice.chance(0.4);
    plot.repeat(
        0,
        asks,
        plot.rhythm(gap),
        (now, stage) -> {
          String asked = words ? dice.of(names) + dice.between(1, 999) : "ext-" + extension[0]++;
          Person nobody = new Person(place, null, asked, null, dice.of(machines), tool);
          stage.security(now, dice.chance(0.08) ? "scan.probe" : "account.unknown", nobody);
        });
  }

  /** Which prefix lets a call out? The same number again and again, each time dialled otherwise. */
  private static void dialPlan(Plot plot) {
    Dice dice = plot.dice;
    String address = Crook.machines(plot, 1).get(0);
    Person scanner = Crook.stranger(address, Places.hideout(dice), Crook.scanner(dice));
    String target = Places.number(dice, Places.costly(dice));
    plot.blame(Subject.number(target));
    plot.repeat(
        0,
        (int) dice.spread(50, 600),
        plot.rhythm(dice.spread(300, 4_000)),
        (now, stage) ->
            stage.security(
                now,
                "invite.refused",
                scanner,
                dice.of(PREFIXES)
                    + (dice.chance(0.3) ? dice.digits(2) : "")
                    + target.substring(1)));
  }
}
