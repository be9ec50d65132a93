package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Mailboxes opened by guessing, and calls of others forwarded away: unlawful. */
final class Mailboxes {
  private Mailboxes() {}

  static List<Form> forms() {
    return List.of(
        Form.of("voicemail-hack", "one-mailbox", Mailboxes::oneBox),
        Form.of("voicemail-hack", "default-codes", Mailboxes::defaults),
        Form.of("voicemail-hack", "callback-from-mailbox", Mailboxes::callback),
        Form.of("forwarding-fraud", "to-costly-number", Mailboxes::costly),
        Form.of("forwarding-fraud", "firm-lines-at-night", Mailboxes::firm),
        Form.of("forwarding-fraud", "many-to-one-drop", Mailboxes::drop));
  }

  private static void guess(
      Scene scene, Line box, String from, String address, long at, boolean right) {
    scene
        .event(right ? "voicemail.ok" : "voicemail.failed", at)
        .account(box.account())
        .number(box.number())
        .address(address)
        .send();
    if (scene.dice.chance(0.5)) {
      scene.call(at - 9000).from(from).into(box).vouched("C").ring(1500).talk(14_000).send();
    }
  }

  /** All codes of one mailbox, until one fits. */
  private static void oneBox(Scene scene) {
    Line box = scene.world.take(scene.dice, "mobile").main();
    String from = scene.world.outside(scene.dice);
    String address = scene.world.addresses.in(Tools.somewhere(scene.dice));
    scene.name("account", box.account());
    scene.name("number", box.number());
    scene.name("number", from);
    scene.name("address", address);
    scene.also("account-takeover");
    List<Long> times = scene.spread(scene.pick(110, 55), 45, 18);
    for (int i = 0; i < times.size(); i++) {
      guess(scene, box, from, address, times.get(i), i > times.size() - 3);
    }
  }

  /** The codes that telephones come with, at a hundred mailboxes. */
  private static void defaults(Scene scene) {
    Dice dice = scene.dice;
    String from = scene.world.outside(dice);
    String address = scene.world.addresses.in(Tools.somewhere(dice));
    scene.name("number", from);
    scene.name("address", address);
    for (long at : scene.spread(scene.pick(60, 36), 40, 18)) {
      Line box = scene.world.anybody(dice);
      scene.name("account", box.account());
      scene.name("number", box.number());
      guess(scene, box, from, address, at, false);
      guess(scene, box, from, address, at + 21_000, dice.chance(0.08));
    }
  }

  /** The mailbox of a firm calls back whoever left a message: a paying number did. */
  private static void callback(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, "firm");
    Line box = firm.main();
    scene.name(firm);
    scene.name(box);
    scene.also("pbx-hacking", "irsf", "forwarding-fraud");
    List<String> numbers = Tools.paying(scene, 1, 4);
    Tools.profit(scene, numbers);
    scene.costs(true);
    List<Long> times = scene.nightly(scene.pick(24, 16), 80, 17);
    String address = scene.world.addresses.in(Tools.somewhere(dice));
    scene.name("address", address);
    for (int i = 0; i < 14; i++) {
      long at = times.get(0) - 700_000 + (long) i * scene.pick(12_000, 40_000);
      scene
          .event("voicemail.failed", at)
          .account(box.account())
          .number(box.number())
          .address(address)
          .send();
    }
    for (long at : times) {
      String number = dice.pick(numbers);
      scene
          .event("voicemail.ok", at)
          .account(box.account())
          .number(box.number())
          .address(address)
          .send();
      scene.call(at + 25_000).by(box).to(number).ring(900).talk(dice.seconds(300, 1200)).send();
    }
  }

  private static Line forwarder(Scene scene, Line owner, long at, String to) {
    Line thief = Tools.stranger(scene, owner);
    scene.event("login.ok", at - 60_000).line(thief).send();
    scene.event("forwarding.changed", at).line(thief).to(to).send();
    return thief;
  }

  private static void forwarded(Scene scene, Line line, String from, String to, long at) {
    long talk = scene.dice.seconds(240, 900);
    scene.call(at).from(from).into(line).vouched("C").ring(400).talk(talk + 4000).send();
    scene.call(at + 1500).by(line).to(to).ring(900).talk(talk).send();
  }

  /** A family's line is forwarded to a paying number, then called again and again. */
  private static void costly(Scene scene) {
    Line owner = scene.world.take(scene.dice, "home").main();
    String target = Tools.paying(scene, 1, 1).get(0);
    Tools.profit(scene, List.of(target));
    scene.name(owner);
    scene.also("irsf", "account-takeover");
    scene.costs(true);
    List<String> callers =
        List.of(scene.world.outside(scene.dice), scene.world.outside(scene.dice));
    scene.name("number", callers);
    List<Long> times = scene.spread(scene.pick(30, 20), 60, 15);
    forwarder(scene, owner, times.get(0) - 120_000, target);
    for (long at : times) {
      forwarded(scene, owner, scene.dice.pick(callers), target, at);
    }
  }

  /** All lines of a firm are forwarded when it closes, and back again before it opens. */
  private static void firm(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, "firm");
    List<String> targets = Tools.paying(scene, 2, 2);
    Tools.profit(scene, targets);
    scene.name(firm);
    scene.name(firm.main());
    scene.also("irsf", "pbx-hacking");
    scene.costs(true);
    List<Long> times = scene.nightly(scene.pick(44, 30), 90, 6);
    Line thief = Tools.stranger(scene, firm.main());
    for (Line line : firm.lines) {
      scene
          .event("forwarding.changed", times.get(0) - dice.seconds(60, 400))
          .line(thief.showing(line.number()))
          .to(dice.pick(targets))
          .send();
    }
    for (long at : times) {
      String from = scene.world.outside(dice);
      scene.name("number", from);
      forwarded(scene, dice.pick(firm.lines), from, dice.pick(targets), at);
    }
    scene.event("forwarding.changed", times.get(times.size() - 1) + 900_000).line(thief).send();
  }

  /** Several customers' calls go to one drop, which answers their banks in their names. */
  private static void drop(Scene scene) {
    Dice dice = scene.dice;
    String drop = scene.world.outside(dice);
    scene.name("number", drop);
    scene.also("account-takeover");
    List<String> banks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      banks.add(scene.world.numbers.at("1800"));
    }
    Place place = Tools.somewhere(dice);
    String device = scene.world.addresses.app();
    String address = scene.world.addresses.in(place);
    for (long at : scene.daily(scene.pick(9, 7), 90, 10)) {
      Line owner = scene.world.take(dice, "home").main();
      Line thief =
          new Line(owner.number(), owner.account(), device, address, "Chrome/124", place, false);
      scene.name(thief);
      scene.event("login.ok", at).line(thief).send();
      scene.event("forwarding.changed", at + 40_000).line(thief).to(drop).send();
      scene.call(at + 300_000).from(dice.pick(banks)).into(owner).ring(500).talk(95_000).send();
      scene.call(at + 301_000).by(owner).to(drop).ring(4000).talk(90_000).send();
    }
  }
}
