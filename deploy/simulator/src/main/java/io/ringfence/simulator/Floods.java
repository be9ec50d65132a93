package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Telephony denial of service: so many calls to one number that nobody else gets through. */
final class Floods {

  private Floods() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("tdos-flood", 45, Floods::flood, "tdos", "caller-id-spoofing", "robocall"),
        Plan.loud("tdos-by-few", 45, Floods::byFew, "tdos", "robocall", "targeted-pumping"),
        Plan.slow("tdos-siege", 300, Floods::siege, "tdos", "caller-id-spoofing", "robocall"));
  }

  /** Each call from another number that nobody has. */
  private static void flood(Plot plot) {
    Dice dice = plot.dice;
    run(plot, null, (int) dice.spread(300, 2_000), dice.spread(150, 1_200));
  }

  /** The dialler of one customer of another network, with a few numbers. */
  private static void byFew(Plot plot) {
    Dice dice = plot.dice;
    List<Person> callers = new ArrayList<>();
    for (int i = dice.between(1, 6); i > 0; i--) {
      callers.add(Crook.outside(plot, plot.directory.fresh(Country.US).number()));
    }
    run(plot, callers, (int) dice.spread(200, 900), dice.spread(600, 4_000));
  }

  /** For hours, every ten to sixty seconds: enough to wear out whoever has to answer. */
  private static void siege(Plot plot) {
    int calls = (int) plot.dice.spread(350, 1_200);
    run(plot, null, calls, 280 * 60_000L / calls);
  }

  private static void run(Plot plot, List<Person> callers, int calls, long gap) {
    Dice dice = plot.dice;
    Person victim = plot.directory.fresh(Country.US);
    Life.ofOffice(plot.cast, victim, 300);
    plot.blame(Subject.number(victim.number()));
    plot.blame(Subject.account(victim.account()));
    String trunk = "wholesale-" + dice.between(1_000, 1_999);
    plot.blame(new Subject("trunk", trunk));
    int hold = (int) dice.spread(500, 20_000);
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Person caller =
              callers == null
                  ? Crook.outside(plot, Places.number(dice, Country.US))
                  : dice.of(callers);
          Talk talk = Talk.inbound(caller, victim, dice.chance(0.5) ? "C" : null).via(trunk);
          double fate = dice.fraction();
          stage.call(
              now,
              fate < 0.35
                  ? talk.busy()
                  : fate < 0.75
                      ? talk.abandoned(dice.between(300, 2_000))
                      : talk.answered(dice.between(800, 6_000), 500 + dice.below(hold), "caller"));
        });
  }
}
