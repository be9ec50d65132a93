package io.ringfence.simulator;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls that come with a number which the caller has not got. */
final class FalseCallers {

  private static final String[] FRAUDS = {"caller-id-spoofing", "robocall", "tdos"};

  private FalseCallers() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("spoof-neighbour", 45, FalseCallers::neighbour, FRAUDS),
        Plan.loud("spoof-invalid", 45, FalseCallers::invalid, FRAUDS),
        Plan.loud("spoof-unallocated", 45, FalseCallers::unallocated, FRAUDS),
        Plan.loud("spoof-own-range", 45, FalseCallers::ownRange, FRAUDS),
        Plan.slow("spoof-neighbour-drip", 420, FalseCallers::neighbour, FRAUDS),
        Plan.slow("spoof-own-range-drip", 420, FalseCallers::ownRange, FRAUDS));
  }

  /** Every call from a number that differs from the called one in its last digits only. */
  private static void neighbour(Plot plot) {
    int free = plot.dice.between(3, 4);
    run(
        plot,
        called -> {
          String own = called.number();
          return own.substring(0, own.length() - free) + plot.dice.digits(free);
        });
  }

  /** Too short, too long, or digits that begin no number anywhere. */
  private static void invalid(Plot plot) {
    Dice dice = plot.dice;
    run(
        plot,
        called ->
            switch (dice.below(4)) {
              case 0 -> "+1" + dice.between(200, 999) + dice.digits(4);
              case 1 -> "+1000" + dice.digits(7);
              case 2 -> "+999" + dice.digits(8);
              default -> "+1" + dice.between(2, 9) + dice.digits(12);
            });
  }

  /** Well formed, of ranges that nobody holds. */
  private static void unallocated(Plot plot) {
    Dice dice = plot.dice;
    List<String> free = List.of("+1555", "+1211555", "+1370", "+4411", "+4410", "+4910");
    String block = dice.of(free);
    run(plot, called -> block + dice.digits(12 - block.length()));
  }

  /** Numbers of our own customers, whose telephones are at home, come in from another network. */
  private static void ownRange(Plot plot) {
    List<Person> owners =
        Stream.generate(() -> Crook.victim(plot)).limit(plot.dice.between(2, 10)).toList();
    run(plot, called -> plot.dice.of(owners).number());
  }

  private static void run(Plot plot, Function<Person, String> number) {
    Dice dice = plot.dice;
    String trunk = "wholesale-" + dice.between(100, 999);
    plot.blame(new Subject("trunk", trunk));
    lawful(plot, trunk);
    int calls = plot.count(120, 900, 150, 400);
    long gap = plot.slow ? 400 * 60_000L / calls : dice.spread(400, 3_500);
    double signed = dice.fraction();
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Person called = plot.directory.anySubscriber(dice);
          Person caller = Crook.outside(plot, number.apply(called));
          String seal = dice.chance(signed) ? "C" : null;
          Talk talk = Talk.inbound(caller, called, seal).via(trunk);
          stage.call(
              now,
              dice.chance(0.35)
                  ? talk.answered(dice.between(3_000, 15_000), dice.talk(12), "called")
                  : talk.unanswered(dice.between(15_000, 25_000)));
        });
  }

  /** The same route carries ordinary calls too, before and after. */
  private static void lawful(Plot plot, String trunk) {
    Dice dice = plot.cast.dice();
    plot.cast.extra(
        plot.cast.at(0.01),
        Actor.always(
            () -> dice.pause(300_000),
            (now, stage) -> {
              String from = plot.directory.stranger(dice, Country.US);
              Person caller = new Person(null, from, null, null, null, null);
              Talk talk = Talk.inbound(caller, plot.directory.anySubscriber(dice), "B");
              stage.call(now, talk.via(trunk).asUsual(dice, 75));
            }));
  }
}
