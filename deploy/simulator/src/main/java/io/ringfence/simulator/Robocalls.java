package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** A recorded voice for everybody. */
final class Robocalls {

  private Robocalls() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("robocall-customer", 45, Robocalls::customer, "robocall"),
        Plan.loud(
            "robocall-from-outside", 45, Robocalls::outside, "robocall", "caller-id-spoofing"),
        Plan.slow("robocall-snowshoe", 420, Robocalls::snowshoe, "robocall", "caller-id-spoofing"),
        Plan.slow("robocall-trickle", 420, Robocalls::trickle, "robocall"));
  }

  /** A customer of ours dials one number after the other, in sequence or at random. */
  private static void customer(Plot plot) {
    dial(plot, Crook.own(plot), (int) plot.dice.spread(250, 2_000), plot.dice.spread(150, 1_500));
  }

  private static void trickle(Plot plot) {
    int calls = (int) plot.dice.spread(250, 900);
    dial(plot, Crook.own(plot), calls, 400 * 60_000L / calls);
  }

  private static void dial(Plot plot, Person dialler, int calls, long gap) {
    Dice dice = plot.dice;
    Country home = dialler.country();
    boolean sequence = dice.chance(0.5);
    String block = dice.of(home.blocks());
    int digits = home.digits();
    long[] next = {dice.below(100_000)};
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          String to = plot.directory.stranger(dice, home);
          if (sequence) {
            String tail = Long.toString(1_000_000_000L + next[0]++);
            to = block + tail.substring(tail.length() - digits);
          }
          stage.call(now, fate(plot, Talk.outbound(dialler, to).via(Places.trunk(to))));
        });
  }

  /** From another network, to customers of ours, by a handful of numbers. */
  private static void outside(Plot plot) {
    campaign(plot, plot.dice.between(1, 8), 300, 1_800, plot.dice.spread(200, 1_500));
  }

  /** Hundreds of numbers, each of which calls hardly more often than a person. */
  private static void snowshoe(Plot plot) {
    campaign(plot, plot.dice.between(20, 60), 400, 900, 25_000);
  }

  private static void campaign(Plot plot, int numbers, int least, int most, long gap) {
    Dice dice = plot.dice;
    String trunk = "wholesale-" + dice.between(3, 99);
    plot.blame(new Subject("trunk", trunk));
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < numbers; i++) {
      callers.add(Crook.outside(plot, plot.directory.fresh(Country.US).number()));
    }
    plot.repeat(
        0,
        (int) dice.spread(least, most),
        plot.rhythm(gap),
        (now, stage) -> {
          Person called = plot.directory.anySubscriber(dice);
          Talk talk = Talk.inbound(dice.of(callers), called, dice.chance(0.5) ? "C" : null);
          stage.call(now, fate(plot, talk.via(trunk)));
        });
  }

  /** Few answer, nobody listens long, and what does not exist is dialled too. */
  private static Talk fate(Plot plot, Talk talk) {
    Dice dice = plot.dice;
    double fate = dice.fraction();
    if (fate < 0.30) {
      return talk.answered(dice.between(2_000, 15_000), dice.talk(6), "called");
    }
    if (fate < 0.45 && !talk.inbound()) {
      return talk.unallocated();
    }
    return fate < 0.55
        ? talk.busy()
        : fate < 0.8
            ? talk.unanswered(dice.between(18_000, 25_000))
            : talk.abandoned(dice.between(6_000, 18_000));
  }
}
