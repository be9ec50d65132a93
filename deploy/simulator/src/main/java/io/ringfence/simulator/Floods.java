package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Telephony denial of service: so many calls to one number that nobody else gets through. */
final class Floods {

  private Floods() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("tdos-flood", 45, Floods::flood, "tdos", "caller-id-spoofing", "robocall"),
        Plan.loud("tdos-by-few", 45, Floods::byFew, "tdos", "robocall", "targeted-pumping"),
        Plan.slow("tdos-siege", 300, Floods::siege, "tdos", "caller-id-spoofing", "robocall"));
  }

  /** Each call from another number that nobody has. */
  private static void flood(Plot attack) {
    Dice random = attack.random;
    run(attack, null, (int) random.logUniform(300, 2_000), random.logUniform(150, 1_200));
  }

  /** The dialler of one customer of another network, with a few numbers. */
  private static void byFew(Plot attack) {
    Dice random = attack.random;
    List<Person> callers = new ArrayList<>();
    for (int i = random.between(1, 6); i > 0; i--) {
      callers.add(Crook.outside(attack, attack.directory.newPerson(Country.US).number()));
    }
    run(attack, callers, (int) random.logUniform(200, 900), random.logUniform(600, 4_000));
  }

  /** For hours, every ten to sixty seconds: enough to wear out whoever has to answer. */
  private static void siege(Plot attack) {
    int calls = (int) attack.random.logUniform(350, 1_200);
    run(attack, null, calls, 280 * 60_000L / calls);
  }

  private static void run(Plot attack, List<Person> callers, int calls, long gap) {
    Dice random = attack.random;
    Person victim = attack.directory.newPerson(Country.US);
    Life.ofOffice(attack.schedule, victim, 300);
    attack.blame(Subject.number(victim.number()));
    attack.blame(Subject.account(victim.account()));
    String trunk = "wholesale-" + random.between(1_000, 1_999);
    attack.blame(new Subject("trunk", trunk));
    int hold = (int) random.logUniform(500, 20_000);
    attack.repeat(
        0,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          Person caller =
              callers == null
                  ? Crook.outside(attack, Places.number(random, Country.US))
                  : random.oneOf(callers);
          Talk call = Talk.inbound(caller, victim, random.chance(0.5) ? "C" : null).via(trunk);
          double fate = random.fraction();
          network.call(
              now,
              fate < 0.35
                  ? call.busy()
                  : fate < 0.75
                      ? call.abandoned(random.between(300, 2_000))
                      : call.answered(
                          random.between(800, 6_000), 500 + random.below(hold), "caller"));
        });
  }
}
