package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/** New, shared and changed telephones: all of them with the consent of their owners. */
final class Equipment {
  private Equipment() {}

  static List<Trap> all() {
    return List.of(
        new Trap("new-phone", Equipment::newPhone),
        new Trap("lawful-sim-swap", Equipment::simSwap),
        new Trap("number-porting", Equipment::porting),
        new Trap("family-device", Equipment::family),
        new Trap("hot-desking", Equipment::hotDesk),
        new Trap("desk-and-mobile", Equipment::deskAndMobile),
        new Trap("home-and-mobile-network", Equipment::switching),
        new Trap("dormitory-activation", Equipment::dormitory),
        new Trap("shop-that-sets-up-phones", Equipment::shop));
  }

  private static void enrol(Scene scene, Line line, double hour, boolean password) {
    long at = scene.world.almanac.at(scene.day, hour);
    scene.event("login.failed", at - 30_000).line(line).send();
    scene.event("login.ok", at).line(line).send();
    if (password) {
      scene.event("password.changed", at + 60_000).line(line).send();
    }
    scene.event("device.enrolled", at + 90_000).line(line).send();
    scene.event("register.ok", at + 120_000).line(line).send();
  }

  /** A new telephone, a new password, and then calls to the family abroad to try it. */
  private static void newPhone(Scene scene) {
    Line old = Cast.person(scene, true);
    Line line = old.on(scene.world.addresses.imei(), old.address(), "iPhone iOS/18.1");
    scene.name(line);
    enrol(scene, line, 11 + scene.dice.real() * 7, true);
    long at = scene.world.almanac.at(scene.day, 18.6);
    String aunt = Cast.abroad(scene, "DO", "PH", "CU");
    scene.call(at).by(line).to(aunt).talk(900_000).send();
    scene.call(at + 1_000_000).by(line).to(aunt).talk(400_000).send();
  }

  /** A lost telephone: a new SIM at the shop, codes for the bank's app on the same evening. */
  private static void simSwap(Scene scene) {
    Line old = Cast.person(scene, true);
    Line line = old.on(scene.world.addresses.imei(), old.address(), "Android-VoLTE/14");
    scene.name(line);
    enrol(scene, line, 15, true);
    Account bank = scene.world.take(scene.dice, "bank");
    for (long at : scene.times(2, 18, 2)) {
      scene
          .event("otp.sent", at)
          .account(bank.id)
          .number(line.number())
          .device(line.device())
          .address(line.address())
          .send();
      scene
          .event("otp.verified", at + 20_000)
          .account(bank.id)
          .number(line.number())
          .device(line.device())
          .address(line.address())
          .send();
    }
  }

  /** A number comes to a new account, with the same telephone as before. */
  private static void porting(Scene scene) {
    Line old = Cast.person(scene, true);
    Account account = scene.world.account(scene.dice, "mobile", old.place());
    Line line =
        new Line(
            old.number(), account.id, old.device(), old.address(), old.agent(), old.place(), true);
    scene.name(line);
    enrol(scene, line, 12, false);
    for (long at : scene.times(6, 13, 8)) {
      scene.call(at).by(line).to(Cast.anyone(scene)).natural(120).send();
    }
  }

  /** A tablet in the kitchen that five people of a family use for their accounts. */
  private static void family(Scene scene) {
    String device = scene.world.addresses.app();
    Line first = Cast.person(scene, false);
    scene.name("device", device);
    for (int i = 0; i < 5; i++) {
      Line own = scene.world.person(scene.dice, first.place(), true).main();
      Line line =
          new Line(
              own.number(),
              own.account(),
              device,
              first.address(),
              "tablet/7",
              first.place(),
              false);
      scene.name(line);
      for (long at : scene.times(3, 7, 15)) {
        scene.event("login.ok", at).line(line).send();
      }
    }
  }

  /** Desks in a contact centre: whoever comes logs in at the next free telephone. */
  private static void hotDesk(Scene scene) {
    Account centre = Cast.firm(scene, "call-centre", 18);
    List<String> desks =
        List.of(
            scene.world.addresses.mac(),
            scene.world.addresses.mac(),
            scene.world.addresses.mac(),
            scene.world.addresses.mac());
    scene.name("device", desks);
    for (int shift = 0; shift < 3; shift++) {
      for (int i = 0; i < 18; i++) {
        Line seat = centre.lines.get(i);
        Line line =
            new Line(
                seat.number(),
                centre.id + "-" + (i + 1),
                scene.dice.pick(desks),
                seat.address(),
                seat.agent(),
                seat.place(),
                false);
        scene.name("account", line.account());
        long at = scene.world.almanac.at(scene.day, 7.5 + shift * 4 + scene.dice.real() * 0.5);
        scene.event("register.ok", at).line(line).send();
        scene.call(at + 300_000).by(line).to(scene.world.outside(scene.dice)).natural(120).send();
      }
    }
  }

  /** A telephone on the desk and an app on the road, with the same number at the same time. */
  private static void deskAndMobile(Scene scene) {
    Line desk = Cast.person(scene, false);
    Line app =
        desk.on(
            scene.world.addresses.app(),
            scene.world.addresses.mobile(desk.place().country()),
            "Bria Mobile 6.7");
    scene.name("device", app.device());
    int turn = 0;
    for (long at : scene.times(20, 7, 13)) {
      Line line = turn++ % 2 == 0 ? desk : app;
      scene.event("register.ok", at).line(line).send();
      scene.call(at + 70_000).by(line).to(Cast.anyone(scene)).natural(100).send();
    }
  }

  /** An app that goes from the home network to the mobile one and back every few minutes. */
  private static void switching(Scene scene) {
    Line home = Cast.person(scene, false);
    String device = scene.world.addresses.app();
    scene.name("device", device);
    for (long at : scene.times(46, 8, 12)) {
      String address =
          scene.dice.chance(0.5)
              ? home.address()
              : scene.world.addresses.mobile(home.place().country());
      scene.event("register.ok", at).line(home.on(device, address, "Bria Mobile 6.7")).send();
      if (scene.dice.chance(0.3)) {
        scene
            .call(at + 20_000)
            .by(home.on(device, address, "Bria Mobile 6.7"))
            .to(Cast.anyone(scene))
            .natural(90)
            .send();
      }
    }
  }

  /** Students move in: dozens of new customers at one address on one day, who call home abroad. */
  private static void dormitory(Scene scene) {
    Place place = scene.dice.pick(Place.home());
    String address = scene.world.addresses.in(place);
    scene.name("address", address);
    for (long at : scene.times(28, 10, 7)) {
      Line own = scene.world.person(scene.dice, place, true).main();
      Line line =
          new Line(own.number(), own.account(), own.device(), address, own.agent(), place, false);
      scene.name(line);
      scene.event("login.ok", at).line(line).send();
      scene.event("device.enrolled", at + 40_000).line(line).send();
      if (scene.dice.chance(0.5)) {
        scene
            .call(at + 400_000)
            .by(line)
            .to(Cast.abroad(scene, "CN", "IN", "KR", "VN"))
            .natural(500)
            .send();
      }
    }
  }

  /** A shop's test telephone, into which each customer's new SIM goes for a minute. */
  private static void shop(Scene scene) {
    String device = scene.world.addresses.imei();
    scene.name("device", device);
    Account shop = Cast.firm(scene, "shop", 2);
    for (long at : scene.times(24, 9.5, 9)) {
      Line own = scene.world.person(scene.dice, shop.place, true).main();
      scene.event("register.ok", at).line(own.on(device, own.address(), own.agent())).send();
      scene
          .call(at + 25_000)
          .by(own.on(device, own.address(), own.agent()))
          .to(shop.main().number())
          .talk(6000)
          .send();
      scene.event("device.enrolled", at + 500_000).line(own).send();
      scene.name("account", own.account());
    }
  }
}
