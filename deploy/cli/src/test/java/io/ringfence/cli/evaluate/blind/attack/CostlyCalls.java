package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls at others' cost to numbers that pay the caller: unlawful, since the victims never made
 * them.
 */
final class CostlyCalls {
  private CostlyCalls() {}

  static List<Form> forms() {
    return List.of(
        Form.of("irsf", "stolen-softphone", CostlyCalls::softphone),
        Form.of("irsf", "hotel-many-numbers", CostlyCalls::hotel),
        Form.of("irsf", "stolen-sim", CostlyCalls::sim),
        Form.of("irsf", "wholesale-mixture", CostlyCalls::wholesale),
        Form.of("pbx-hacking", "guessed-extension", CostlyCalls::extension),
        Form.of("pbx-hacking", "dial-through", CostlyCalls::dialThrough),
        Form.of("pbx-hacking", "call-centre-at-night", CostlyCalls::centre),
        Form.of("pbx-hacking", "school-own-switchboard", CostlyCalls::school));
  }

  /** A family's account on a softphone far away, with parallel calls to one or two countries. */
  private static void softphone(Scene scene) {
    Account victim = scene.world.take(scene.dice, "home");
    Line line = Tools.stranger(scene, victim.main());
    scene.also("account-takeover", "pbx-hacking");
    List<Long> times = scene.spread(scene.pick(70, 26), 40, 15);
    Tools.breakIn(scene, line, scene.dice.between(0, 2), times.get(0));
    List<String> numbers = Tools.paying(scene, scene.pick(1, 2), 8);
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, List.of(line), numbers, scene.pick(170, 420));
  }

  /** A hotel's switchboard: each call shows another room, destinations are many and middling. */
  private static void hotel(Scene scene) {
    Account hotel = scene.world.take(scene.dice, "hotel");
    scene.name(hotel);
    scene.name(hotel.main());
    scene.also("pbx-hacking");
    List<String> numbers = Tools.dear(scene, 4, 6);
    numbers.addAll(Tools.paying(scene, 2, 8));
    Tools.profit(scene, numbers);
    Line line = scene.slow ? hotel.main() : Tools.stranger(scene, hotel.main());
    Tools.calls(
        scene,
        scene.nightly(scene.pick(110, 60), 75, 17),
        Tools.shown(hotel, line, 40),
        numbers,
        240);
  }

  /** A stolen SIM in a box of a gang: few calls, but long, several at once. */
  private static void sim(Scene scene) {
    Account victim = scene.world.take(scene.dice, "mobile");
    Line own = victim.main();
    Line line = own.on(scene.world.addresses.imei(), own.address(), "Android-VoLTE/12");
    scene.name(line);
    scene.also("account-takeover");
    List<String> numbers = Tools.paying(scene, 2, 5);
    if (scene.dice.chance(0.4)) {
      numbers =
          scene.world.numbers.some(scene.dice.pick(Destination.of(Destination.Kind.SATELLITE)), 5);
    }
    Tools.profit(scene, numbers);
    Tools.calls(
        scene,
        scene.spread(scene.pick(32, 18), 60, 14),
        List.of(line),
        numbers,
        scene.pick(800, 1500));
  }

  /** Somebody behind a carrier's trunk: costly calls with changing numbers among lawful traffic. */
  private static void wholesale(Scene scene) {
    Dice dice = scene.dice;
    Account carrier = scene.world.take(dice, dice.pick("wholesale", "reseller"));
    String trunk = "ws-" + carrier.id;
    scene.name("account", carrier.id);
    scene.name("trunk", trunk);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      shown.add(scene.world.outside(dice));
    }
    scene.name("number", shown);
    List<String> numbers = Tools.paying(scene, 2, 14);
    Tools.profit(scene, numbers);
    scene.costs(true);
    for (long at : scene.spread(scene.pick(130, 70), 60, 16)) {
      var call =
          scene
              .call(at)
              .by(carrier.main())
              .from(dice.pick(shown))
              .to(dice.pick(numbers))
              .trunk(trunk)
              .vouched("C");
      if (dice.chance(0.8)) {
        call.talk(dice.seconds(60, 420)).send();
      } else {
        call.fail(503).send();
      }
    }
  }

  /** A firm's extension after its password was guessed. */
  private static void extension(Scene scene) {
    Account firm = scene.world.take(scene.dice, "firm");
    Line line = Tools.stranger(scene, firm.main());
    scene.name(firm);
    scene.also("irsf", "registration-brute-force");
    List<Long> times = scene.nightly(scene.pick(75, 30), 60, 16);
    Tools.breakIn(scene, line, scene.pick(90, 4), times.get(0));
    List<String> numbers = Tools.paying(scene, 2, 10);
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, List.of(line), numbers, 260);
  }

  /**
   * Calls into a switchboard that lets callers dial out again: each call in is followed by one out.
   */
  private static void dialThrough(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, dice.pick("firm", "hospital"));
    Line board = firm.main();
    scene.name(firm);
    scene.name(board);
    scene.also("irsf", "voicemail-hack");
    List<String> callers = List.of(scene.world.outside(dice), scene.world.outside(dice));
    scene.name("number", callers);
    List<String> numbers = Tools.paying(scene, 1, 9);
    Tools.profit(scene, numbers);
    scene.costs(true);
    for (long at : scene.nightly(scene.pick(45, 26), 70, 17)) {
      long talk = dice.seconds(200, 900);
      scene
          .call(at)
          .from(dice.pick(callers))
          .into(board)
          .vouched("C")
          .ring(2000)
          .talk(talk + 20_000)
          .send();
      scene.call(at + 16_000).by(board).to(dice.pick(numbers)).talk(talk - 9000).send();
    }
  }

  /** A contact centre when it is closed: its own equipment, all its numbers, many countries. */
  private static void centre(Scene scene) {
    Account centre = scene.world.take(scene.dice, "call-centre");
    scene.name(centre);
    scene.name(centre.main());
    scene.also("irsf");
    List<String> numbers = Tools.paying(scene, 4, 10);
    Tools.profit(scene, numbers);
    Tools.calls(
        scene,
        scene.nightly(scene.pick(160, 70), 90, 8),
        Tools.shown(centre, centre.main(), 40),
        numbers,
        210);
  }

  /** A school's switchboard, administered by a stranger who logged in and routes calls abroad. */
  private static void school(Scene scene) {
    Account school = scene.world.take(scene.dice, "school");
    Line admin = Tools.stranger(scene, school.main(), scene.dice.pick(Place.far()));
    scene.name(school);
    scene.name(school.main());
    scene.also("irsf", "account-takeover");
    List<Long> times = scene.nightly(scene.pick(60, 36), 50, 18);
    scene.event("login.failed", times.get(0) - 200_000).line(admin).send();
    scene.event("login.ok", times.get(0) - 150_000).line(admin).send();
    scene.event("password.changed", times.get(0) - 100_000).line(admin).send();
    List<String> numbers = Tools.dear(scene, 2, 8);
    numbers.addAll(Tools.paying(scene, 1, 8));
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, Tools.shown(school, school.main(), 12), numbers, 330);
  }
}
