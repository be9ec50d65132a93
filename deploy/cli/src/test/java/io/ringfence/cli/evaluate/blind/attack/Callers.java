package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Call;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Numbers;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Calls that nobody asked for, or whose callers are not who they seem: unlawful. */
final class Callers {
  private Callers() {}

  static List<Form> forms() {
    return List.of(
        Form.of("robocall", "own-dialler", Callers::dialler),
        Form.of("robocall", "hacked-call-centre", Callers::hacked),
        Form.of("robocall", "snowshoe-from-outside", Callers::snowshoe),
        Form.of("caller-id-spoofing", "neighbours", Callers::neighbours),
        Form.of("caller-id-spoofing", "impossible-numbers", Callers::impossible),
        Form.of("caller-id-spoofing", "own-customers-from-outside", Callers::own),
        Form.of("caller-id-spoofing", "customer-shows-a-bank", Callers::bank));
  }

  private static void machine(Call call, Dice dice) {
    double luck = dice.real();
    if (luck < 0.33) {
      call.talk(dice.seconds(2, 18)).send();
    } else if (luck < 0.42) {
      call.talk(dice.seconds(25, 90)).send();
    } else if (luck < 0.75) {
      call.ring(dice.seconds(15, 22)).fail(487).send();
    } else {
      call.fail(luck < 0.88 ? 404 : luck < 0.95 ? 486 : 603).send();
    }
  }

  /** Numbers that follow each other, with gaps, as a list is worked off. */
  private static List<String> sequence(Scene scene, int count) {
    Dice dice = scene.dice;
    List<String> list = new ArrayList<>();
    String base = "";
    int next = 10_000;
    for (int i = 0; i < count; i++) {
      if (next > 9990) {
        String one = scene.world.outside(dice);
        base = one.substring(0, one.length() - 4);
        next = dice.between(0, 500);
      }
      list.add(base + Numbers.pad(next, 4));
      next += dice.between(1, 9);
    }
    return list;
  }

  /** A new small customer with a dialler: short calls to number after number. */
  private static void dialler(Scene scene) {
    Account firm = scene.world.take(scene.dice, "firm");
    scene.name(firm);
    scene.name(firm.main());
    scene.also("caller-id-spoofing");
    List<Long> times = scene.daily(scene.pick(320, 190), 60, 12);
    List<String> targets = sequence(scene, times.size());
    for (int i = 0; i < times.size(); i++) {
      machine(
          scene.call(times.get(i)).by(scene.dice.pick(firm.lines)).to(targets.get(i)), scene.dice);
    }
  }

  /** A contact centre's dialler in the hands of others: its numbers, unknown people, evening. */
  private static void hacked(Scene scene) {
    Account centre = scene.world.take(scene.dice, "call-centre");
    scene.name(centre);
    scene.name(centre.main());
    Line line = Tools.stranger(scene, centre.main());
    scene.also("pbx-hacking");
    List<Long> times = scene.slow ? scene.nightly(230, 60, 19) : scene.times(380, 20.8, 1.2);
    List<String> targets = sequence(scene, times.size());
    List<Line> shown = Tools.shown(centre, line, 40);
    for (int i = 0; i < times.size(); i++) {
      machine(scene.call(times.get(i)).by(scene.dice.pick(shown)).to(targets.get(i)), scene.dice);
    }
  }

  /** Calls from another network to customers; each number shown is used a few times only. */
  private static void snowshoe(Scene scene) {
    Dice dice = scene.dice;
    String trunk = "in-" + dice.pick("vesper", "quill", "tandem") + dice.digits(2);
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.also("caller-id-spoofing");
    String from = "";
    for (long at : scene.daily(scene.pick(300, 170), 70, 12)) {
      if (from.isEmpty() || dice.chance(0.25)) {
        from = scene.world.outside(dice);
        scene.name("number", from);
      }
      machine(
          scene.call(at).from(from).trunk(trunk).vouched("C").into(scene.world.anybody(dice)),
          dice);
    }
  }

  /** The caller always seems to live next door: the same area and exchange as the called. */
  private static void neighbours(Scene scene) {
    Dice dice = scene.dice;
    String trunk = "in-" + dice.pick("harbor", "lumen", "tessera") + dice.digits(2);
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.also("robocall");
    for (long at : scene.daily(scene.pick(160, 90), 50, 12)) {
      Line line = scene.world.anybody(dice);
      String from = line.number().substring(0, line.number().length() - 4) + dice.digits(4);
      scene.name("number", from);
      machine(scene.call(at).from(from).trunk(trunk).vouched("C").into(line), dice);
    }
  }

  /** Callers' numbers that no numbering plan has. */
  private static void impossible(Scene scene) {
    Dice dice = scene.dice;
    String trunk = "in-" + dice.pick("orbit", "calder", "mistral") + dice.digits(2);
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.also("robocall");
    for (long at : scene.daily(scene.pick(110, 60), 60, 12)) {
      String from = scene.world.numbers.impossible();
      scene.name("number", from);
      machine(
          scene.call(at).from(from).trunk(trunk).vouched("C").into(scene.world.anybody(dice)),
          dice);
    }
  }

  /** Numbers of the provider's own bank customer, on calls that come in from another network. */
  private static void own(Scene scene) {
    Dice dice = scene.dice;
    String trunk = "in-" + dice.pick("kestrel", "ionic", "pallas") + dice.digits(2);
    Account bank = scene.world.take(dice, dice.pick("bank", "hospital"));
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.also("robocall");
    bank.lines.forEach(line -> scene.name("number", line.number()));
    for (long at : scene.daily(scene.pick(90, 50), 50, 11)) {
      scene
          .call(at)
          .from(dice.pick(bank.lines).number())
          .trunk(trunk)
          .vouched("C")
          .into(scene.world.anybody(dice))
          .natural(200)
          .send();
    }
  }

  /** A customer whose calls show the numbers of banks, which are not its own. */
  private static void bank(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, "firm");
    scene.name(firm);
    scene.name(firm.main());
    scene.also("robocall");
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < scene.pick(3, 6); i++) {
      shown.add(scene.world.numbers.at(dice.pick("1800", "1888", "1866")));
    }
    scene.name("number", shown);
    for (long at : scene.daily(scene.pick(120, 70), 70, 11)) {
      scene
          .call(at)
          .by(firm.main())
          .from(dice.pick(shown))
          .vouched("C")
          .to(scene.world.outside(dice))
          .natural(220)
          .send();
    }
  }
}
