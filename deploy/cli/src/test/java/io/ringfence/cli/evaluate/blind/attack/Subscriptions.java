package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Subscriptions and devices that exist for abuse only: unlawful, since nobody means to pay. */
final class Subscriptions {
  private Subscriptions() {}

  static List<Form> forms() {
    return List.of(
        Form.of("device-sharing", "telephone-with-many-sims", Subscriptions::farm),
        Form.of("device-sharing", "emulator-with-many-logins", Subscriptions::emulator),
        Form.of("device-sharing", "softphone-with-many-registrations", Subscriptions::softphone),
        Form.of("subscription-fraud", "batch-of-accounts", Subscriptions::batch),
        Form.of("subscription-fraud", "one-heavy-newcomer", Subscriptions::newcomer),
        Form.of("subscription-fraud", "false-firm", Subscriptions::falseFirm));
  }

  /** One telephone in which a gang changes SIMs to collect codes and bonuses. */
  private static void farm(Scene scene) {
    Dice dice = scene.dice;
    String device = scene.world.addresses.imei();
    Place place = Tools.town(scene);
    Account sender = scene.world.take(dice, "otp-sender");
    scene.name("device", device);
    scene.also("subscription-fraud", "sim-box");
    for (long at : scene.spread(scene.pick(22, 14), 120, 18)) {
      Line sim = Tools.newcomer(scene, place).main();
      Line line = sim.on(device, scene.world.addresses.mobile(place.country()), sim.agent());
      scene.name("account", line.account());
      scene.name("number", line.number());
      scene.event("register.ok", at).line(line).send();
      scene
          .event("otp.sent", at + 30_000)
          .account(sender.id)
          .number(line.number())
          .device(device)
          .address(line.address())
          .send();
      scene
          .event("otp.verified", at + 52_000)
          .account(sender.id)
          .number(line.number())
          .device(device)
          .address(line.address())
          .send();
      scene.call(at + 80_000).by(line).to(scene.world.outside(dice)).talk(9000).send();
    }
  }

  /** An emulated telephone that logs in at customer after customer to take their credits. */
  private static void emulator(Scene scene) {
    Dice dice = scene.dice;
    String device = scene.world.addresses.app();
    Place place = Tools.somewhere(dice);
    List<String> addresses = scene.world.addresses.neighbours(place, 3);
    scene.name("device", device);
    scene.name("address", addresses);
    scene.also("credential-stuffing", "account-takeover");
    for (long at : scene.spread(scene.pick(26, 16), 60, 18)) {
      Line owner = scene.world.take(dice, "mobile").main();
      Line line =
          new Line(
              owner.number(),
              owner.account(),
              device,
              dice.pick(addresses),
              "Android/11 sdk_gphone_x86",
              place,
              false);
      scene.name("account", line.account());
      scene.name("number", line.number());
      scene.event("login.ok", at).line(line).send();
      scene.event("device.enrolled", at + 15_000).line(line).send();
    }
  }

  /** One program that registers many new accounts and calls with all of them. */
  private static void softphone(Scene scene) {
    String device = scene.world.addresses.app();
    Place place = Tools.town(scene);
    String address = scene.world.addresses.in(place);
    scene.also("subscription-fraud", "robocall");
    for (long at : scene.spread(scene.pick(18, 12), 90, 16)) {
      Line own = Tools.newcomer(scene, place).main();
      Line line =
          new Line(own.number(), own.account(), device, address, "MicroSIP/3.21.3", place, false);
      scene.name(line);
      scene.event("register.ok", at).line(line).send();
      for (int i = 0; i < 3; i++) {
        scene
            .call(at + 40_000 + 70_000L * i)
            .by(line)
            .to(scene.world.outside(scene.dice))
            .natural(40)
            .send();
      }
    }
  }

  /**
   * Accounts opened with made-up names from one machine; all call costly numbers on the first day.
   */
  private static void batch(Scene scene) {
    String device = scene.world.addresses.app();
    Place place = Tools.town(scene);
    String address = scene.world.addresses.in(place);
    scene.also("irsf", "device-sharing");
    List<Line> lines = new ArrayList<>();
    List<Long> times = scene.daily(scene.pick(50, 30), 120, 9);
    long open = times.get(0) - 1_500_000;
    for (int i = 0; i < 8; i++) {
      Line own = Tools.newcomer(scene, place).main();
      Line line =
          new Line(own.number(), own.account(), device, address, "Zoiper rv2.10", place, false);
      scene.name(line);
      scene.event("device.enrolled", open + i * 150_000L).line(line).send();
      scene.event("register.ok", open + i * 150_000L + 30_000).line(line).send();
      lines.add(line);
    }
    List<String> numbers = Tools.paying(scene, 2, 7);
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, lines, numbers, 400);
  }

  /** One new customer, who will never pay, calls dear networks from the first minute on. */
  private static void newcomer(Scene scene) {
    Line line = Tools.newcomer(scene, Tools.town(scene)).main();
    scene.name(line);
    scene.also("irsf");
    List<Long> times = scene.daily(scene.pick(40, 28), 200, 13);
    scene.event("device.enrolled", times.get(0) - 600_000).line(line).send();
    scene.event("login.ok", times.get(0) - 500_000).line(line).send();
    List<String> numbers = Tools.dear(scene, 2, 12);
    numbers.addAll(Tools.paying(scene, 1, 4));
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, List.of(line), numbers, 900);
  }

  /** A firm that exists on paper since today and sends a carrier's traffic to costly numbers. */
  private static void falseFirm(Scene scene) {
    Place place = Tools.town(scene);
    Account account = scene.world.account(scene.dice, "firm", place);
    Line line = scene.world.line(scene.dice, account, scene.world.numbers.in(place), false);
    scene.name(line);
    scene.also("irsf", "pbx-hacking");
    List<Long> times = scene.daily(scene.pick(90, 50), 100, 12);
    scene.event("device.enrolled", times.get(0) - 900_000).line(line).send();
    scene.event("register.ok", times.get(0) - 850_000).line(line).send();
    List<String> numbers = Tools.paying(scene, 3, 12);
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, List.of(line), numbers, 280);
  }
}
