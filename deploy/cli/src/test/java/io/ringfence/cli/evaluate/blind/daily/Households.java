package io.ringfence.cli.evaluate.blind.daily;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Almanac;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;

/** Private people: calls to those they know, messages, a login now and then. Lawful. */
final class Households {
  private Households() {}

  static void play(Scene scene, Account account) {
    Dice dice = scene.dice;
    boolean away = dice.chance(0.005);
    Place there = away ? dice.pick(Place.far()) : account.place;
    for (Line home : account.lines) {
      Line line = away && home.mobile() ? abroad(scene, home, there) : home;
      calls(scene, account, line);
      registrations(scene, line);
      if (line.mobile()) {
        messages(scene, account, line);
      }
    }
    if (!away && dice.chance(0.25)) {
      login(scene, account);
    }
  }

  /** The telephone of somebody who is abroad all day. */
  private static Line abroad(Scene scene, Line line, Place there) {
    String address = scene.world.addresses.in(there);
    return new Line(
        line.number(), line.account(), line.device(), address, line.agent(), there, true);
  }

  private static long hour(Scene scene, Account account) {
    return scene.world.almanac.at(account.place, scene.day, Almanac.homeHour(scene.dice));
  }

  private static void calls(Scene scene, Account account, Line line) {
    Dice dice = scene.dice;
    int out = dice.chance(0.2) ? 0 : dice.between(1, 6);
    boolean seller = line.mobile() && dice.chance(0.008);
    if (seller) {
      out = dice.between(35, 90);
    }
    for (int i = 0; i < out; i++) {
      String to =
          dice.chance(seller ? 0.2 : 0.9) ? dice.pick(account.circle) : scene.world.outside(dice);
      if (!account.countries.isEmpty() && dice.chance(0.25)) {
        to = scene.world.numbers.of(dice.pick(Destination.in(dice.pick(account.countries))));
      }
      long at = hour(scene, account);
      long end = scene.call(at).by(roaming(scene, line)).to(to).natural(160).send();
      if (dice.chance(0.12)) {
        scene.call(end + dice.seconds(20, 400)).by(line).to(to).natural(160).send();
      }
    }
    if (dice.chance(0.002)) {
      scene.call(hour(scene, account)).by(line).to("911").ring(800).talk(dice.around(150)).send();
    }
    int in = dice.between(0, 3);
    for (int i = 0; i < in; i++) {
      String from = dice.chance(0.75) ? dice.pick(account.circle) : scene.world.outside(dice);
      from = dice.chance(0.02) ? "anonymous" : from;
      scene.call(hour(scene, account)).from(from).into(line).natural(150).send();
    }
  }

  /** A mobile telephone has another shared address from hour to hour. */
  private static Line roaming(Scene scene, Line line) {
    return line.mobile()
        ? line.on(line.device(), scene.world.addresses.mobile(line.place().country()), line.agent())
        : line;
  }

  private static void registrations(Scene scene, Line line) {
    if (line.mobile()) {
      return;
    }
    Dice dice = scene.dice;
    int times = dice.between(2, 5);
    double step = 24.0 / times;
    double hour = dice.real() * step;
    for (int i = 0; i < times; i++) {
      long at = scene.world.almanac.at(scene.day, hour + i * step);
      scene.event("register.ok", at).line(line).send();
    }
    if (dice.chance(0.02)) {
      long at = scene.world.almanac.at(scene.day, hour);
      scene.event("register.failed", at - 4000).line(line).send();
    }
  }

  private static void messages(Scene scene, Account account, Line line) {
    Dice dice = scene.dice;
    int talks = dice.chance(0.01) ? dice.between(25, 60) : dice.between(0, 4);
    for (int i = 0; i < talks; i++) {
      String friend = dice.pick(account.circle);
      long at = hour(scene, account);
      int turns = dice.between(1, 4);
      for (int j = 0; j < turns; j++) {
        at += dice.seconds(8, 220);
        String words = scene.world.phrases.chatter(dice);
        if (dice.chance(0.55)) {
          scene.text(at, words).by(line).to(friend).send();
        } else {
          scene.text(at, words).from(friend).to(line.number()).account(account.id).send();
        }
      }
    }
  }

  private static void login(Scene scene, Account account) {
    Dice dice = scene.dice;
    Line line = account.lines.get(account.lines.size() - 1);
    long at = hour(scene, account);
    int wrong = dice.chance(0.13) ? dice.between(1, 3) : 0;
    if (dice.chance(0.01)) {
      wrong = dice.between(4, 12);
    }
    for (int i = 0; i < wrong; i++) {
      scene.event("login.failed", at).line(line).send();
      at += dice.seconds(6, 30);
    }
    scene.event("login.ok", at).line(line).send();
    if (dice.chance(0.03)) {
      scene.event("password.changed", at + dice.seconds(30, 90)).line(line).send();
    } else if (dice.chance(0.03)) {
      scene
          .event("forwarding.changed", at + dice.seconds(30, 90))
          .line(line)
          .to(dice.pick(account.circle))
          .send();
    }
    if (dice.chance(0.1)) {
      long box = at + dice.seconds(300, 4000);
      if (dice.chance(0.15)) {
        scene
            .event("voicemail.failed", box - 9000)
            .account(account.id)
            .number(line.number())
            .send();
      }
      scene.event("voicemail.ok", box).account(account.id).number(line.number()).send();
    }
  }
}
