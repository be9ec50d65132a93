package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** International revenue share: calls whose only purpose is that they are dear. */
final class TollFraud {

  /** Where the credentials are used from afar, the account is taken over too. */
  private static final String[] FRAUDS = {
    "irsf", "pbx-hacking", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private TollFraud() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("irsf-burst", 30, TollFraud::burst, FRAUDS),
        Plan.loud("irsf-parallel", 90, TollFraud::parallel, FRAUDS),
        Plan.loud("irsf-unallocated", 40, TollFraud::unallocated, FRAUDS),
        Plan.slow("irsf-many-destinations", 420, TollFraud::manyDestinations, FRAUDS),
        Plan.slow("irsf-satellite-drip", 360, TollFraud::satelliteDrip, FRAUDS));
  }

  /** A dialler fills one to three rented ranges as fast as the trunk allows. */
  private static void burst(Plot plot) {
    Dice dice = plot.dice;
    Person hacked = hacked(plot);
    List<String> rents = new ArrayList<>();
    List<Country> places = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      Country place = Places.costly(dice);
      places.add(place);
      rents.add(Places.rent(dice, place));
    }
    int calls = (int) dice.spread(20, 130);
    double answered = 0.55 + 0.4 * dice.fraction();
    long talk = dice.spread(60, 600);
    plot.repeat(
        0,
        calls,
        plot.rhythm(dice.spread(700, 9_000)),
        (now, stage) -> {
          int which = dice.below(rents.size());
          String to = Places.number(dice, places.get(which), rents.get(which));
          dear(plot, now, stage, hacked, to, answered, talk);
        });
  }

  /** A few calls at a time that nobody ends: what is hung up is dialled again. */
  private static void parallel(Plot plot) {
    Dice dice = plot.dice;
    Person hacked = hacked(plot);
    Country place = dice.chance(0.6) ? Places.satellite(dice) : Places.costly(dice);
    String rent = Places.rent(dice, place);
    for (int line = dice.between(3, 9); line > 0; line--) {
      long after = dice.pause(20_000);
      long until = after + dice.spread(1_800_000, 9_000_000);
      while (after < until) {
        String to = Places.number(dice, place, rent);
        int talk = (int) dice.spread(1_500_000, 7_200_000);
        plot.blame(Subject.number(to));
        plot.at(
            after,
            (now, stage) -> {
              Talk call = Talk.outbound(hacked, to).via(Places.trunk(to));
              Feed feed = dice.chance(0.5) ? Feed.SBC_1 : Feed.SBC_2;
              stage.call(feed, now, call.answered(dice.between(900, 3_000), talk, "network"));
            });
        after += talk + dice.between(3_000, 30_000);
      }
    }
  }

  /** Ranges that belong to nobody and answer all the same: the call was diverted on its way. */
  private static void unallocated(Plot plot) {
    Dice dice = plot.dice;
    Person hacked = hacked(plot);
    Country place = Places.unallocated(dice);
    plot.repeat(
        0,
        (int) dice.spread(15, 80),
        plot.rhythm(dice.spread(2_000, 25_000)),
        (now, stage) ->
            dear(plot, now, stage, hacked, Places.number(dice, place), 0.7, dice.spread(40, 400)));
  }

  /** Below everybody's limits: one call after the other, each to another country. */
  private static void manyDestinations(Plot plot) {
    Dice dice = plot.dice;
    Person hacked = hacked(plot);
    int calls = (int) dice.spread(30, 70);
    long gap = Math.min(dice.spread(240_000, 900_000), 400 * 60_000L / calls);
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Country place = dice.chance(0.75) ? Places.costly(dice) : Places.resold(dice);
          dear(plot, now, stage, hacked, Places.number(dice, place), 0.85, dice.spread(60, 500));
        });
  }

  private static void satelliteDrip(Plot plot) {
    Dice dice = plot.dice;
    Person hacked = hacked(plot);
    Country place = Places.satellite(dice);
    String rent = Places.rent(dice, place);
    int calls = (int) dice.spread(14, 40);
    plot.repeat(
        0,
        calls,
        plot.rhythm(340 * 60_000L / calls),
        (now, stage) ->
            dear(
                plot,
                now,
                stage,
                hacked,
                Places.number(dice, place, rent),
                0.9,
                dice.spread(120, 900)));
  }

  /** Stolen credentials are used from afar, or through the customer's own equipment. */
  private static Person hacked(Plot plot) {
    Person victim = Crook.victim(plot);
    if (plot.dice.chance(0.5)) {
      Person thief = Crook.thiefOf(plot, victim);
      plot.at(0, (now, stage) -> stage.security(now, "register.ok", thief));
      return thief;
    }
    plot.blame(victim);
    return victim;
  }

  /** One call to somebody's dear number. */
  static void dear(
      Plot plot, long now, Stage stage, Person caller, String to, double answered, long seconds) {
    Dice dice = plot.dice;
    plot.blame(Subject.number(to));
    Talk talk = Talk.outbound(caller, to).via(Places.trunk(to));
    stage.call(
        now,
        dice.chance(answered)
            ? talk.answered(
                dice.between(800, 5_000),
                dice.talk((double) seconds),
                dice.chance(0.5) ? "called" : "caller")
            : dice.chance(0.6) ? talk.failed() : talk.unanswered(dice.between(10_000, 25_000)));
  }
}
