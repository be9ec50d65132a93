package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Numbers;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Traffic made for its own sake, because somebody is paid for each call or code: unlawful. */
final class Pumping {
  private Pumping() {}

  static List<Form> forms() {
    return List.of(
        Form.of("targeted-pumping", "one-account", Pumping::oneAccount),
        Form.of("targeted-pumping", "many-accounts", Pumping::manyAccounts),
        Form.of("targeted-pumping", "carrier-changing-numbers", Pumping::changing),
        Form.of("traffic-pumping", "rural-chat-line", Pumping::rural),
        Form.of("traffic-pumping", "reseller-to-rural-block", Pumping::reseller),
        Form.of("traffic-pumping", "toll-free-bots", Pumping::tollFree),
        Form.of("sms-pumping", "one-form-one-block", Pumping::block),
        Form.of("sms-pumping", "many-addresses", Pumping::addresses),
        Form.of("sms-pumping", "some-verified", Pumping::verified));
  }

  /** One telephone calls one paying number over and over. */
  private static void oneAccount(Scene scene) {
    Account user = scene.world.take(scene.dice, "home");
    scene.name(user.main());
    String target = Tools.paying(scene, 1, 1).get(0);
    scene.also("irsf");
    Tools.profit(scene, List.of(target));
    Tools.calls(
        scene, scene.spread(scene.pick(60, 30), 90, 16), List.of(user.main()), List.of(target), 45);
  }

  /** Apps with a hidden dialler on many telephones, each of which calls one number a few times. */
  private static void manyAccounts(Scene scene) {
    String target = Tools.paying(scene, 1, 1).get(0);
    scene.also("irsf");
    Tools.profit(scene, List.of(target));
    List<Line> lines = new ArrayList<>();
    for (Account one : scene.world.take(scene.dice, "mobile", scene.pick(14, 10))) {
      scene.name(one.main());
      lines.add(one.main());
    }
    Tools.calls(scene, scene.spread(scene.pick(75, 45), 60, 18), lines, List.of(target), 100);
  }

  /** A carrier's customer, whose calls all go to one number although each shows another caller. */
  private static void changing(Scene scene) {
    Dice dice = scene.dice;
    Account carrier = scene.world.take(dice, "wholesale");
    String trunk = "ws-" + carrier.id;
    String target = scene.world.numbers.of(dice.pick(Destination.of(Destination.Kind.DEAR)));
    scene.also("irsf", "caller-id-spoofing");
    scene.name("account", carrier.id);
    scene.name("trunk", trunk);
    Tools.profit(scene, List.of(target));
    scene.costs(true);
    for (long at : scene.spread(scene.pick(90, 50), 50, 15)) {
      String from = scene.world.outside(dice);
      scene.name("number", from);
      scene
          .call(at)
          .by(carrier.main())
          .from(from)
          .to(target)
          .trunk(trunk)
          .vouched("C")
          .ring(1000)
          .talk(dice.seconds(20, 90))
          .send();
    }
  }

  private static List<String> ruralBlock(Scene scene, int count) {
    String first = scene.world.numbers.at(scene.dice.pick("1712", "1605", "1218", "1641"));
    String base = first.substring(0, first.length() - 2);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(base + Numbers.pad(i, 2));
    }
    return numbers;
  }

  /** Hacked firms call an adult chat line in a rural exchange for hours, several calls at once. */
  private static void rural(Scene scene) {
    List<String> targets = ruralBlock(scene, 4);
    Tools.profit(scene, targets);
    List<Line> lines = new ArrayList<>();
    for (Account firm : scene.world.take(scene.dice, "firm", 3)) {
      scene.name(firm.main());
      firm.lines.forEach(line -> scene.name("number", line.number()));
      lines.addAll(firm.lines);
    }
    Tools.calls(scene, scene.nightly(scene.pick(80, 60), 180, 19), lines, targets, 1900);
  }

  /** A reseller's trunk sends machine calls to a block of a rural exchange. */
  private static void reseller(Scene scene) {
    Dice dice = scene.dice;
    Account reseller = scene.world.take(dice, "reseller");
    String trunk = "ws-" + reseller.id;
    List<String> targets = ruralBlock(scene, 30);
    Tools.profit(scene, targets);
    scene.name(reseller);
    scene.name(reseller.main());
    scene.name("trunk", trunk);
    scene.costs(true);
    for (long at : scene.spread(scene.pick(180, 110), 120, 18)) {
      scene
          .call(at)
          .by(dice.pick(reseller.lines))
          .to(dice.pick(targets))
          .trunk(trunk)
          .ring(900)
          .talk(dice.seconds(900, 2400))
          .send();
    }
  }

  /**
   * Robots call toll-free numbers and stay in the menus; the originating carrier is paid for it.
   */
  private static void tollFree(Scene scene) {
    Dice dice = scene.dice;
    Account firm = scene.world.take(dice, "firm");
    Line line = firm.main();
    scene.also("targeted-pumping", "tdos");
    scene.name(firm);
    scene.name(line);
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      targets.add(scene.world.numbers.at(dice.pick("1800", "1888", "1877")));
    }
    Tools.profit(scene, targets);
    for (long at : scene.spread(scene.pick(150, 90), 100, 17)) {
      scene
          .call(at)
          .by(dice.pick(firm.lines))
          .to(dice.pick(targets))
          .ring(dice.seconds(0.2, 1))
          .talk(dice.seconds(170, 190))
          .released("caller")
          .send();
    }
  }

  private static void code(
      Scene scene, Account sender, String number, String address, String device, long at) {
    scene
        .event("otp.sent", at)
        .account(sender.id)
        .number(number)
        .address(address)
        .device(device)
        .send();
    scene
        .text(at + 250, scene.world.phrases.code(scene.dice, "Loginly"))
        .from("Loginly")
        .to(number)
        .account(sender.id)
        .losing(0.3)
        .send();
  }

  /** One machine asks for codes to a block of numbers in a dear network; none is entered. */
  private static void block(Scene scene) {
    Account sender = scene.world.take(scene.dice, "otp-sender");
    Destination network = scene.dice.pick(Destination.of(Destination.Kind.DEAR));
    List<String> numbers = scene.world.numbers.block(network, 90);
    String address = scene.world.addresses.in(Tools.somewhere(scene.dice));
    String device = scene.world.addresses.app();
    scene.name("account", sender.id);
    scene.name("address", address);
    scene.name("device", device);
    Tools.profit(scene, numbers);
    int next = 0;
    for (long at : scene.spread(scene.pick(160, 60), 25, 17)) {
      code(scene, sender, numbers.get(next++ % numbers.size()), address, device, at);
    }
  }

  /** Rented home addresses, each used a few times, scattered numbers in three countries. */
  private static void addresses(Scene scene) {
    Account sender = scene.world.take(scene.dice, "otp-sender");
    List<String> numbers = Tools.dear(scene, 3, 45);
    List<String> addresses = scene.world.addresses.scattered(40);
    scene.name("account", sender.id);
    scene.name("address", addresses);
    Tools.profit(scene, numbers);
    int next = 0;
    for (long at : scene.spread(scene.pick(150, 80), 60, 19)) {
      String device = scene.world.addresses.app();
      scene.name("device", device);
      code(
          scene,
          sender,
          numbers.get(next++ % numbers.size()),
          scene.dice.pick(addresses),
          device,
          at);
    }
  }

  /** The numbers' owner enters some of the codes, so that the share of entered ones looks well. */
  private static void verified(Scene scene) {
    Account sender = scene.world.take(scene.dice, "otp-sender");
    List<String> numbers = Tools.paying(scene, 1, 60);
    List<String> addresses = scene.world.addresses.neighbours(scene.dice.pick(Place.hosting()), 8);
    String device = scene.world.addresses.app();
    scene.name("account", sender.id);
    scene.name("address", addresses);
    scene.name("device", device);
    Tools.profit(scene, numbers);
    for (long at : scene.spread(scene.pick(140, 75), 45, 18)) {
      String number = scene.dice.pick(numbers);
      String address = scene.dice.pick(addresses);
      code(scene, sender, number, address, device, at);
      if (scene.dice.chance(0.2)) {
        scene
            .event("otp.verified", at + 12_000)
            .account(sender.id)
            .number(number)
            .address(address)
            .device(device)
            .send();
      }
    }
  }
}
