package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An office's exchange is misused when nobody is there. */
final class ExchangeHacks {

  private static final List<Country> OFFICES =
      List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU, Country.BR);

  private ExchangeHacks() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("pbx-night", 90, ExchangeHacks::night, "pbx-hacking", "irsf"),
        Plan.loud("pbx-parallel", 45, ExchangeHacks::parallel, "pbx-hacking", "irsf"),
        Plan.slow("pbx-night-drip", 360, ExchangeHacks::drip, "pbx-hacking", "irsf"));
  }

  /** One call after the other to places that the office never called. */
  private static void night(Plot plot) {
    Dice dice = plot.dice;
    Person exchange = exchange(plot);
    List<Country> places = places(plot);
    plot.repeat(
        0,
        (int) dice.spread(35, 160),
        plot.rhythm(dice.spread(6_000, 35_000)),
        (now, stage) -> resell(plot, now, stage, exchange, dice.of(places), dice.spread(60, 420)));
  }

  /** All lines at once, as calling cards are sold on a market. */
  private static void parallel(Plot plot) {
    Dice dice = plot.dice;
    Person exchange = exchange(plot);
    List<Country> places = places(plot);
    for (int line = dice.between(4, 12); line > 0; line--) {
      plot.repeat(
          dice.pause(60_000),
          dice.between(4, 14),
          () -> 60_000 + dice.pause(240_000),
          (now, stage) -> resell(plot, now, stage, exchange, dice.of(places), 200));
    }
  }

  private static void drip(Plot plot) {
    Dice dice = plot.dice;
    Person exchange = exchange(plot);
    List<Country> places = places(plot);
    int calls = (int) dice.spread(18, 45);
    plot.repeat(
        0,
        calls,
        plot.rhythm(340 * 60_000L / calls),
        (now, stage) -> resell(plot, now, stage, exchange, dice.of(places), dice.spread(120, 700)));
  }

  /** An office where it is night, or the weekend, when the attack begins. */
  private static Person exchange(Plot plot) {
    Country asleep =
        OFFICES.stream()
            .max(Comparator.comparingInt(country -> fromNoon(plot.first, country)))
            .orElse(Country.US);
    Person exchange = plot.directory.fresh(asleep);
    Life.ofOffice(plot.cast, exchange, (int) plot.dice.spread(60, 500));
    plot.blame(exchange);
    return exchange;
  }

  /** How far from noon the clocks are there: at midnight the whole night is left. */
  private static int fromNoon(long now, Country country) {
    return Math.abs(12 - Places.localHour(now, country));
  }

  private static List<Country> places(Plot plot) {
    List<Country> places = new ArrayList<>();
    for (int i = plot.dice.between(1, 6); i > 0; i--) {
      places.add(plot.dice.chance(0.6) ? Places.resold(plot.dice) : Places.costly(plot.dice));
    }
    return places;
  }

  private static void resell(
      Plot plot, long now, Stage stage, Person exchange, Country place, long seconds) {
    String to = Places.number(plot.dice, place);
    TollFraud.dear(plot, now, stage, exchange, to, 0.8, seconds);
  }
}
