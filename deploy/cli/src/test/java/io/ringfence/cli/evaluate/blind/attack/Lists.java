package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/** Parties on a blacklist that go on, and those who come back under new names: unlawful. */
final class Lists {
  private Lists() {}

  static List<Form> forms() {
    return List.of(
        Form.of("ban-evasion", "same-device", Lists::sameDevice),
        Form.of("ban-evasion", "same-address", Lists::sameAddress),
        Form.of("ban-evasion", "new-sims-old-telephone", Lists::newSims),
        Form.of("ban-evasion", "number-at-other-account", Lists::number),
        Form.of("listed-subject", "number-calls", Lists::listedNumber),
        Form.of("listed-subject", "account-writes", Lists::listedAccount),
        Form.of("listed-subject", "address-logs-in", Lists::listedAddress),
        Form.of("listed-subject", "range-is-called", Lists::listedRange));
  }

  private static long morning(Scene scene) {
    return scene.world.almanac.at(scene.day, 0.1 + scene.dice.real() * 0.08);
  }

  private static Line banned(Scene scene, String reason) {
    Place place = Tools.town(scene);
    Account account = scene.world.person(scene.dice, place, false);
    Line line = account.main();
    long at = morning(scene);
    scene.list(at, "account", line.account(), "house", reason);
    scene.list(at + 1000, "device", line.device(), "house", reason);
    scene.list(at + 2000, "number", line.number(), "house", reason);
    scene.name(line);
    return line;
  }

  private static void use(Scene scene, Line line, int count, double minutes, double hours) {
    for (long at : scene.daily(count, minutes, hours)) {
      scene.call(at).by(line).to(scene.world.outside(scene.dice)).natural(90).send();
    }
  }

  /** Banned for robocalls, back on the same desk telephone as a new customer. */
  private static void sameDevice(Scene scene) {
    Line old = banned(scene, "robocalls");
    Account account = scene.world.person(scene.dice, old.place(), false);
    Line now = account.main().on(old.device(), scene.world.addresses.in(old.place()), old.agent());
    scene.name(now);
    scene.also("listed-subject", "subscription-fraud");
    long start = scene.world.almanac.at(scene.day, 6.5);
    scene.event("device.enrolled", start).line(now).send();
    scene.event("register.ok", start + 60_000).line(now).send();
    use(scene, now, scene.pick(30, 12), 90, 12);
  }

  /** Another telephone, but the same home connection and habits, and its address is listed. */
  private static void sameAddress(Scene scene) {
    Line old = banned(scene, "unpaid costly calls");
    scene.list(morning(scene) + 3000, "address", old.address(), "house", "unpaid costly calls");
    Account account = scene.world.person(scene.dice, old.place(), false);
    Line now = account.main().on(scene.world.addresses.mac(), old.address(), old.agent());
    scene.name(now);
    scene.also("listed-subject");
    long start = scene.world.almanac.at(scene.day, 6.7);
    scene.event("register.ok", start).line(now).send();
    scene.event("login.ok", start + 90_000).line(now).send();
    use(scene, now, scene.pick(18, 10), 60, 12);
  }

  /** A telephone that is listed for lures gets one new SIM after the other. */
  private static void newSims(Scene scene) {
    Line old = Tools.newcomer(scene, Tools.town(scene)).main();
    scene.list(morning(scene), "device", old.device(), "house", "lures");
    scene.name("device", old.device());
    scene.also("listed-subject", "device-sharing", "sms-spam");
    List<Long> times = scene.daily(scene.pick(60, 36), 90, 12);
    Line now = old;
    for (int i = 0; i < times.size(); i++) {
      if (i % 12 == 0) {
        Line sim = Tools.newcomer(scene, old.place()).main();
        now = sim.on(old.device(), sim.address(), sim.agent());
        scene.name(now);
      }
      scene
          .text(times.get(i), scene.world.phrases.offer(1))
          .by(now)
          .to(scene.world.outside(scene.dice))
          .send();
    }
  }

  /** The banned customer's number and telephone turn up as a line of a new reseller account. */
  private static void number(Scene scene) {
    Line old = banned(scene, "false bank calls");
    Account reseller = scene.world.account(scene.dice, "firm", old.place());
    Line now =
        new Line(
            old.number(),
            reseller.id,
            old.device(),
            scene.world.addresses.in(old.place()),
            "Asterisk PBX 18.9",
            old.place(),
            false);
    scene.name(now);
    scene.also("listed-subject");
    scene.event("register.ok", scene.world.almanac.at(scene.day, 6.9)).line(now).send();
    use(scene, now, scene.pick(25, 12), 70, 12);
  }

  /** A listed number of another network calls customers. */
  private static void listedNumber(Scene scene) {
    Dice dice = scene.dice;
    String number = scene.world.outside(dice);
    scene.list(morning(scene), "number", number, "shared", "tax calls");
    scene.name("number", number);
    scene.also("robocall");
    for (long at : scene.daily(scene.pick(24, 9), 60, 12)) {
      scene.call(at).from(number).into(scene.world.anybody(dice)).natural(60).send();
    }
  }

  /** A listed account that still can write. */
  private static void listedAccount(Scene scene) {
    Line line = Tools.newcomer(scene, Tools.town(scene)).main();
    scene.list(morning(scene), "account", line.account(), "house", "unwanted offers");
    scene.name(line);
    scene.also("sms-spam");
    for (long at : scene.daily(scene.pick(20, 8), 40, 12)) {
      scene
          .text(at, scene.world.phrases.chatter(scene.dice))
          .by(line)
          .to(scene.world.outside(scene.dice))
          .send();
    }
  }

  /** Logins from a network that is listed as a whole. */
  private static void listedAddress(Scene scene) {
    Dice dice = scene.dice;
    Place place = dice.pick(Place.hosting());
    List<String> addresses = scene.world.addresses.neighbours(place, 5);
    String base = addresses.get(0).substring(0, addresses.get(0).lastIndexOf('.'));
    scene.list(morning(scene), "network", base + ".0/24", "shared", "open proxies");
    scene.name("address", addresses);
    scene.also("account-takeover", "credential-stuffing");
    for (long at : scene.daily(scene.pick(10, 6), 60, 10)) {
      Line owner = scene.world.take(dice, "home").main();
      Line line =
          new Line(
              owner.number(),
              owner.account(),
              scene.world.addresses.app(),
              dice.pick(addresses),
              "Chrome/124",
              place,
              false);
      scene.name(line);
      scene.event(dice.chance(0.4) ? "login.ok" : "login.failed", at).line(line).send();
    }
  }

  /** A range that is listed as a hot one is called by a customer's telephone. */
  private static void listedRange(Scene scene) {
    List<Destination> large =
        Destination.of(Destination.Kind.COSTLY).stream().filter(d -> d.more() > 6).toList();
    List<String> numbers = scene.world.numbers.block(scene.dice.pick(large), 9);
    String range = numbers.get(0).substring(0, numbers.get(0).length() - 4);
    scene.list(morning(scene), "range", range, "hot-ranges", "revenue share");
    List<String> within = numbers.stream().filter(n -> n.startsWith(range)).toList();
    Tools.profit(scene, within);
    scene.also("irsf");
    Line line = scene.world.take(scene.dice, "home").main();
    scene.name(line);
    Tools.calls(scene, scene.spread(scene.pick(20, 8), 40, 14), List.of(line), within, 150);
  }
}
