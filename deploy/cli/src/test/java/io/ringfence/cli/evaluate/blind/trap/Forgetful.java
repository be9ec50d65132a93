package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/**
 * Forgotten and mistyped passwords and codes, and badly set up exchanges: nobody means any harm.
 */
final class Forgetful {
  private Forgetful() {}

  static List<Trap> all() {
    return List.of(
        new Trap("misconfigured-exchange", Forgetful::misconfigured),
        new Trap("old-password-in-telephone", Forgetful::oldPassword),
        new Trap("morning-passwords", Forgetful::morning),
        new Trap("password-change-day", Forgetful::changeDay),
        new Trap("campus-behind-one-address", Forgetful::campus),
        new Trap("registration-storm-after-outage", Forgetful::storm),
        new Trap("forgotten-mailbox-code", Forgetful::mailbox));
  }

  /** An exchange with a wrong password that tries every minute for hours. */
  private static void misconfigured(Scene scene) {
    Account firm = Cast.firm(scene, "firm", 4);
    List<Long> times = scene.times(300, 1 + scene.dice.real() * 6, 9);
    times.forEach(at -> scene.event("register.failed", at).line(firm.main()).send());
    scene.event("register.ok", times.get(times.size() - 1) + 40_000).line(firm.main()).send();
  }

  /** A telephone whose owner changed the password and forgot to tell it. */
  private static void oldPassword(Scene scene) {
    Line line = Cast.person(scene, false);
    long at = scene.world.almanac.at(scene.day, 10);
    scene.event("login.ok", at).line(line).send();
    scene.event("password.changed", at + 30_000).line(line).send();
    for (long when : scene.times(70, 10.1, 5)) {
      scene.event("register.failed", when).line(line).send();
    }
  }

  /** A firm after the weekend: many mistype, all from one address. */
  private static void morning(Scene scene) {
    Account firm = Cast.firm(scene, "firm", 40);
    Dice dice = scene.dice;
    for (int i = 0; i < 40; i++) {
      Line seat = firm.lines.get(i);
      Line own =
          new Line(
              seat.number(),
              firm.id + "-" + (i + 1),
              scene.world.addresses.app(),
              seat.address(),
              "Chrome/126",
              seat.place(),
              false);
      scene.name("account", own.account());
      scene.name("device", own.device());
      long at = scene.world.almanac.at(firm.place, scene.day, 8 + dice.real() * 0.7);
      for (int j = dice.between(0, 3); j > 0; j--) {
        scene.event("login.failed", at).line(own).send();
        at += dice.seconds(8, 40);
      }
      scene.event("login.ok", at).line(own).send();
    }
  }

  /** An administrator makes everybody change the password on one day. */
  private static void changeDay(Scene scene) {
    Account firm = Cast.firm(scene, "bank", 30);
    for (int i = 0; i < 30; i++) {
      Line seat = firm.lines.get(i);
      Line own =
          new Line(
              seat.number(),
              firm.id + "-" + (i + 1),
              scene.world.addresses.app(),
              seat.address(),
              "Edge/125",
              seat.place(),
              false);
      scene.name("account", own.account());
      scene.name("device", own.device());
      long at = scene.world.almanac.at(firm.place, scene.day, 9 + scene.dice.real() * 6);
      scene.event("login.ok", at).line(own).send();
      scene.event("password.changed", at + 45_000).line(own).send();
    }
  }

  /** Students behind the one address of a campus: logins, failures, calls of many customers. */
  private static void campus(Scene scene) {
    Place place = scene.dice.pick(Place.home());
    String address = scene.world.addresses.in(place);
    scene.name("address", address);
    for (int i = 0; i < 60; i++) {
      Line line = Cast.at(scene, scene.world.neighbour(scene.dice, place), place, address);
      long at = scene.world.almanac.at(place, scene.day, 9 + scene.dice.real() * 12);
      if (scene.dice.chance(0.3)) {
        scene.event("login.failed", at - 14_000).line(line).send();
      }
      scene.event("login.ok", at).line(line).send();
    }
  }

  /** After an outage all telephones of a reseller's customers come back at once, some refused. */
  private static void storm(Scene scene) {
    Account reseller = Cast.firm(scene, "reseller", 90);
    for (Line seat : reseller.lines) {
      Line line =
          seat.on(
              scene.world.addresses.mac(),
              scene.world.addresses.in(seat.place()),
              "Yealink SIP-T46U 108.86.0.75");
      scene.name(line);
      long at = scene.world.almanac.at(scene.day, 4 + scene.dice.real() * 0.06);
      for (int i = scene.dice.between(0, 2); i > 0; i--) {
        scene.event("register.failed", at).line(line).send();
        at += scene.dice.seconds(5, 40);
      }
      scene.event("register.ok", at).line(line).send();
    }
  }

  /** Somebody old, who tries all birthdays of the family at the mailbox. */
  private static void mailbox(Scene scene) {
    Line line = Cast.person(scene, false);
    for (long at : scene.times(9, 14, 0.4)) {
      scene
          .event("voicemail.failed", at)
          .account(line.account())
          .number(line.number())
          .address(line.address())
          .send();
    }
  }
}
