package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Almanac;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;
import java.util.stream.IntStream;

/** How the parties of traps are found. */
final class Cast {
  private Cast() {}

  /** An institution with a block of numbers, which the provider knows. */
  static Account firm(Scene scene, String kind, int lines) {
    Account account = scene.world.found(scene.dice, kind, scene.dice.pick(Place.home()), lines);
    scene.world.profiles.add(account);
    scene.name(account);
    scene.name(account.main());
    return account;
  }

  /** A private customer with a life of its own. */
  static Line person(Scene scene, boolean mobile) {
    Line line = scene.world.take(scene.dice, mobile ? "mobile" : "home").main();
    scene.name(line);
    return line;
  }

  /** Somebody to call or write to. */
  static String anyone(Scene scene) {
    return scene.dice.chance(0.35)
        ? scene.world.anybody(scene.dice).number()
        : scene.world.outside(scene.dice);
  }

  /** A number in one of some countries. */
  static String abroad(Scene scene, String... countries) {
    return scene.world.numbers.of(scene.dice.pick(Destination.in(scene.dice.pick(countries))));
  }

  /** Times over the day as people are busy. */
  static List<Long> hours(Scene scene, Place place, int count, boolean office) {
    return IntStream.range(0, count)
        .mapToObj(i -> scene.world.almanac.at(place, scene.day, hour(scene.dice, office)))
        .sorted()
        .toList();
  }

  private static double hour(Dice dice, boolean office) {
    return office ? Almanac.officeHour(dice) : Almanac.homeHour(dice);
  }

  /** A mobile telephone as seen at another place. */
  static Line at(Scene scene, Line line, Place place, String address) {
    return new Line(
        line.number(), line.account(), line.device(), address, line.agent(), place, line.mobile());
  }
}
