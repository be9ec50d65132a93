package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Calls that are made so that somebody is paid for their arrival. */
final class Pumping {

  /** Rural exchanges whose operators get more for a call than it costs to make it. */
  private static final List<String> RURAL =
      List.of("+1712432", "+1605475", "+1641715", "+1712770", "+1605562", "+1218862");

  private Pumping() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud(
            "hot-number", 45, Pumping::hotNumber, "targeted-pumping", "irsf", "traffic-pumping"),
        Plan.slow(
            "hot-number-drip",
            480,
            Pumping::hotNumber,
            "targeted-pumping",
            "irsf",
            "traffic-pumping"),
        Plan.loud("rural-pumping", 180, Pumping::rural, "traffic-pumping", "targeted-pumping"),
        Plan.slow(
            "rural-pumping-drip", 540, Pumping::rural, "traffic-pumping", "targeted-pumping"));
  }

  /** One number, again and again, by one or a few accounts that belong to its holder. */
  private static void hotNumber(Plot plot) {
    Dice dice = plot.dice;
    List<Person> callers = callers(plot, dice.between(1, 4));
    Country place = dice.chance(0.5) ? Places.costly(dice) : callers.get(0).country();
    String number = Places.number(dice, place);
    plot.blame(Subject.number(number));
    int calls = plot.count(35, 200, 50, 130);
    long gap = plot.slow ? 450 * 60_000L / calls : dice.spread(4_000, 45_000);
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Talk talk = Talk.outbound(dice.of(callers), number).via(Places.trunk(number));
          stage.call(
              now,
              dice.chance(0.9)
                  ? talk.answered(dice.between(500, 3_000), dice.talk(45), "caller")
                  : talk.busy());
        });
  }

  /** Long calls, day and night, to the numbers of one small exchange. */
  private static void rural(Plot plot) {
    Dice dice = plot.dice;
    List<Person> callers = callers(plot, dice.between(4, 18));
    String exchange = dice.of(RURAL);
    plot.blame(new Subject("range", exchange));
    List<String> numbers = new ArrayList<>();
    for (int i = dice.between(2, 20); i > 0; i--) {
      String number = exchange + dice.digits(4);
      plot.blame(Subject.number(number));
      numbers.add(number);
    }
    int calls = plot.count(120, 500, 60, 150);
    long gap = (plot.slow ? 500 : 160) * 60_000L / calls;
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          String to = dice.of(numbers);
          Talk talk = Talk.outbound(dice.of(callers), to).via(Places.trunk(to));
          int millis = (int) dice.spread(900_000, 5_400_000);
          stage.call(now, talk.answered(dice.between(600, 2_500), millis, "caller"));
        });
  }

  private static List<Person> callers(Plot plot, int count) {
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person caller = plot.directory.fresh(Country.US);
      plot.blame(caller);
      callers.add(caller);
    }
    return callers;
  }
}
