package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What several attacks have in common: strange equipment, numbers that pay, stolen registrations.
 */
final class Tools {
  private static final String[] INNOCENT = {
    "Zoiper rv2.10.20.4", "Linphone/5.2.3", "MicroSIP/3.21.3", "Bria 6.5.1", "Z 5.6.4 rv2.10.20.5"
  };
  private static final String[] CRUDE = {
    "friendly-scanner", "sipcli/v1.8", "pplsip", "VaxSIPUserAgent/3.5", "sipvicious"
  };

  private Tools() {}

  /** A place from which attacks come: rented servers, or homes far away. */
  static Place somewhere(Dice dice) {
    return dice.chance(0.5) ? dice.pick(Place.hosting()) : dice.pick(Place.far());
  }

  /** The line of a victim on a stranger's equipment, all of it named. */
  static Line stranger(Scene scene, Line victim) {
    return stranger(scene, victim, somewhere(scene.dice));
  }

  /** The line of a victim on equipment of a stranger in a place. */
  static Line stranger(Scene scene, Line victim, Place place) {
    Line line =
        new Line(
            victim.number(),
            victim.account(),
            scene.world.addresses.app(),
            scene.world.addresses.in(place),
            scene.dice.pick(INNOCENT),
            place,
            false);
    scene.name(line);
    return line;
  }

  /** A program that does not hide what it is, or one that does. */
  static String scanner(Scene scene) {
    return scene.slow || scene.dice.chance(0.4)
        ? scene.dice.pick(INNOCENT)
        : scene.dice.pick(CRUDE);
  }

  /** Numbers whose owners share the price with whoever has them called. */
  static List<String> paying(Scene scene, int destinations, int each) {
    Dice dice = scene.dice;
    List<String> numbers = new ArrayList<>();
    for (Destination one : dice.sample(Destination.of(Destination.Kind.COSTLY), destinations)) {
      numbers.addAll(
          dice.chance(0.5)
              ? scene.world.numbers.block(one, Math.min(each, 90))
              : scene.world.numbers.some(one, each));
    }
    return numbers;
  }

  /** Numbers in dear networks, which cost less and stand out less. */
  static List<String> dear(Scene scene, int destinations, int each) {
    List<String> numbers = new ArrayList<>();
    for (Destination one : scene.dice.sample(Destination.of(Destination.Kind.DEAR), destinations)) {
      numbers.addAll(scene.world.numbers.some(one, each));
    }
    return numbers;
  }

  /** Names numbers that profit, and their ranges. */
  static void profit(Scene scene, Collection<String> numbers) {
    for (String number : numbers) {
      scene.name("number", number);
      scene.name("range", number.substring(0, number.length() - 4));
      scene.name("range", number.substring(0, number.length() - 3));
    }
  }

  /** A registration that a stranger gets after some guesses. */
  static void breakIn(Scene scene, Line stranger, int guesses, long before) {
    long at = before - guesses * 2500L - 60_000;
    for (int i = 0; i < guesses; i++) {
      scene.event("register.failed", at).line(stranger).send();
      at += scene.dice.seconds(1, 3);
    }
    scene.event("register.ok", at).line(stranger).send();
  }

  /** Calls to paying numbers, mostly answered, as machines on the other side do. */
  static void calls(
      Scene scene, List<Long> times, List<Line> callers, List<String> numbers, double seconds) {
    Dice dice = scene.dice;
    scene.costs(true);
    for (long at : times) {
      var call = scene.call(at).by(dice.pick(callers)).to(dice.pick(numbers));
      if (dice.chance(0.86)) {
        call.ring(dice.seconds(0.5, 5)).talk(dice.seconds(seconds * 0.4, seconds * 1.6)).send();
      } else {
        call.fail(dice.chance(0.5) ? 503 : 404).send();
      }
    }
  }

  /** The lines of an account, each on its own number. */
  static List<Line> shown(Account account, Line equipment, int count) {
    return account.lines.stream().limit(count).map(l -> equipment.showing(l.number())).toList();
  }

  /** Lawful calls that come in by a trunk, too; they are no part of the attack. */
  static void alsoIncoming(Scene scene, String trunk) {
    Scene lawful = scene.aside();
    for (long at : lawful.times(scene.dice.between(40, 160), 0.5, 23)) {
      lawful
          .call(at)
          .from(scene.world.outside(scene.dice))
          .trunk(trunk)
          .vouched(scene.dice.pick("A", "B", "B", "C"))
          .into(scene.world.anybody(scene.dice))
          .natural(140)
          .send();
    }
  }

  /** A new customer with a mobile telephone, whom nobody but its owner uses. */
  static Account newcomer(Scene scene, Place place) {
    return scene.world.person(scene.dice, place, true);
  }

  /** Somebody at home. */
  static Place town(Scene scene) {
    return scene.dice.pick(Place.home());
  }
}
