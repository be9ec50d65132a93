package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Call;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/**
 * Calls that are meant to be missed: as proofs for which nobody pays, or to be called back dearly.
 */
final class Rings {
  private Rings() {}

  static List<Form> forms() {
    return List.of(
        Form.of("flash-call", "own-block", Rings::flashBlock),
        Form.of("flash-call", "from-abroad", Rings::flashAbroad),
        Form.of("flash-call", "carrier-mixture", Rings::flashCarrier),
        Form.of("wangiri", "one-number", s -> wangiri(s, 1)),
        Form.of("wangiri", "many-numbers", s -> wangiri(s, 25)),
        Form.of("wangiri", "from-hacked-exchange", Rings::wangiriOut),
        Form.of("wangiri", "by-message", Rings::wangiriText));
  }

  private static void flash(Scene scene, Call call) {
    call.ring(scene.dice.seconds(0.2, 1.4)).fail(487).released("caller").send();
  }

  /** A firm's block of numbers, each call from the next; hung up before anybody can answer. */
  private static void flashBlock(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.found(dice, "firm", Tools.town(scene), 100);
    scene.world.profiles.add(firm);
    scene.name(firm);
    scene.name(firm.main());
    scene.name("range", firm.main().number().substring(0, firm.main().number().length() - 2));
    scene.also("wangiri");
    for (long at : scene.spread(scene.pick(220, 110), 60, 18)) {
      flash(scene, scene.call(at).by(dice.pick(firm.lines)).to(scene.world.outside(dice)));
    }
  }

  /** Proofs by missed call to customers from a range abroad, so that no message is paid for. */
  private static void flashAbroad(Scene scene) {
    Dice dice = scene.dice;
    Destination network = dice.pick(Destination.of(Destination.Kind.ORDINARY));
    List<String> block = scene.world.numbers.block(network, 100);
    String trunk = "in-" + dice.pick("zephyr", "marlin", "solent") + dice.digits(2);
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.name("range", block.get(0).substring(0, block.get(0).length() - 2));
    scene.name("number", block);
    scene.also("wangiri");
    for (long at : scene.spread(scene.pick(200, 100), 50, 19)) {
      flash(
          scene,
          scene
              .call(at)
              .from(dice.pick(block))
              .trunk(trunk)
              .vouched("C")
              .into(scene.world.anybody(dice)));
    }
  }

  /** The same by the trunk of a carrier, among its lawful calls. */
  private static void flashCarrier(Scene scene) {
    Dice dice = scene.dice;
    Account carrier = scene.world.take(dice, "wholesale");
    String trunk = "ws-" + carrier.id;
    scene.name("account", carrier.id);
    scene.name("trunk", trunk);
    scene.also("wangiri");
    List<String> block = scene.world.numbers.block(Tools.town(scene), 60);
    scene.name("number", block);
    scene.name("range", block.get(0).substring(0, block.get(0).length() - 2));
    for (long at : scene.spread(scene.pick(200, 110), 50, 18)) {
      flash(
          scene,
          scene
              .call(at)
              .by(carrier.main())
              .from(dice.pick(block))
              .trunk(trunk)
              .vouched("C")
              .to(scene.world.outside(dice)));
    }
  }

  /** One ring from abroad to many customers; some call back and pay. */
  private static void wangiri(Scene scene, int count) {
    Dice dice = scene.dice;
    List<String> numbers = Tools.paying(scene, 1, count);
    Tools.profit(scene, numbers);
    scene.also("irsf");
    scene.costs(true);
    for (long at : scene.spread(scene.pick(150, 75), 30, 15)) {
      String from = dice.pick(numbers);
      Line line = scene.world.anybody(dice);
      long end =
          scene
              .call(at)
              .from(from)
              .into(line)
              .vouched("C")
              .ring(dice.seconds(0.5, 2.5))
              .fail(487)
              .released("caller")
              .send();
      if (dice.chance(0.1)) {
        scene
            .call(end + dice.seconds(40, 2500))
            .by(line)
            .to(from)
            .ring(700)
            .talk(dice.seconds(30, 260))
            .send();
      }
    }
  }

  /** A hacked firm rings people abroad once, and shows a paying number. */
  private static void wangiriOut(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, "firm");
    Line line = Tools.stranger(scene, firm.main());
    scene.name("account", firm.id);
    scene.also("caller-id-spoofing", "pbx-hacking");
    List<String> numbers = Tools.paying(scene, 1, 6);
    Tools.profit(scene, numbers);
    List<Destination> people = dice.sample(Destination.of(Destination.Kind.ORDINARY), 3);
    for (long at : scene.nightly(scene.pick(170, 90), 35, 17)) {
      scene
          .call(at)
          .by(line)
          .from(dice.pick(numbers))
          .vouched("C")
          .to(scene.world.numbers.of(dice.pick(people)))
          .ring(dice.seconds(0.3, 1.8))
          .fail(487)
          .released("caller")
          .send();
    }
  }

  /** Messages that ask to call a paying number back at once. */
  private static void wangiriText(Scene scene) {
    Dice dice = scene.dice;
    List<String> numbers = Tools.paying(scene, 1, 2);
    Tools.profit(scene, numbers);
    String sender = scene.world.outside(dice);
    scene.name("number", sender);
    scene.also("smishing", "sms-spam", "irsf");
    scene.costs(true);
    for (long at : scene.daily(scene.pick(110, 60), 25, 11)) {
      Line line = scene.world.anybody(dice);
      String target = dice.pick(numbers);
      scene
          .text(
              at, "You missed an urgent call from the delivery service, ring back today: " + target)
          .from(sender)
          .to(line.number())
          .account(line.account())
          .send();
      if (dice.chance(0.1)) {
        scene
            .call(at + dice.seconds(60, 2500))
            .by(line)
            .to(target)
            .talk(dice.seconds(30, 300))
            .send();
      }
    }
  }
}
