package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Wangiri: it rings once, so that people call a dear number back. */
final class RingOnce {

  private static final String[] FRAUDS = {
    "wangiri", "robocall", "flash-call", "irsf", "targeted-pumping"
  };

  private RingOnce() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("wangiri-one-number", 40, plot -> run(plot, 1), FRAUDS),
        Plan.loud("wangiri-range", 45, plot -> run(plot, plot.dice.between(5, 60)), FRAUDS),
        Plan.slow("wangiri-drip", 420, plot -> run(plot, plot.dice.between(1, 4)), FRAUDS));
  }

  private static void run(Plot plot, int numbers) {
    Dice dice = plot.dice;
    Country place = Places.costly(dice);
    String rent = Places.rent(dice, place);
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < numbers; i++) {
      callers.add(Crook.outside(plot, Places.number(dice, place, rent)));
    }
    int calls = plot.count(150, 1_500, 200, 600);
    long gap = plot.slow ? 400 * 60_000L / calls : dice.spread(120, 1_500);
    int ring = (int) dice.spread(500, 3_000);
    String seal = dice.chance(0.5) ? "C" : null;
    double curious = 0.01 + 0.05 * dice.fraction();
    String trunk = Places.trunk(place.blocks().get(0));
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Person caller = dice.of(callers);
          Person victim = plot.directory.anySubscriber(dice);
          Talk talk = Talk.inbound(caller, victim, seal).via(trunk);
          // Some are quick enough to pick up.
          stage.call(
              now,
              dice.chance(0.03)
                  ? talk.answered(ring, dice.between(500, 3_000), "caller")
                  : talk.abandoned(ring + dice.below(900)));
          if (dice.chance(curious)) {
            callBack(plot, now, victim, caller.number());
          }
        });
  }

  /** Minutes or hours later, by a victim: nobody to blame but the number. */
  private static void callBack(Plot plot, long now, Person victim, String number) {
    Dice dice = plot.dice;
    Talk back = Talk.outbound(victim, number).via(Places.trunk(number));
    long later = dice.spread(15_000, 5_400_000);
    plot.at(
        now - plot.first + later,
        (then, again) -> {
          again.turn(null);
          again.call(then, back.answered(dice.between(700, 2_500), dice.talk(50), "caller"));
        });
  }
}
