package io.ringfence.cli.evaluate.blind.daily;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Almanac;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;

/** Firms that write: codes, reminders, receipts, notices with links. Lawful. */
final class Senders {
  private static final String[] BRANDS = {
    "Payly", "Shopwise", "Ridely", "Homely", "Fitly", "Bankly", "Foodly", "Tunely"
  };

  private Senders() {}

  static void play(Scene scene, Account account) {
    switch (account.kind) {
      case "otp-sender" -> codes(scene, account);
      case "clinic" ->
          notices(
              scene,
              account,
              70,
              16,
              "Reminder: you have an appointment on Thursday at 9:30,"
                  + " reply C to confirm or call us to move it");
      case "courier" ->
          notices(
              scene,
              account,
              170,
              8,
              "Your package arrives today between two and four,"
                  + " follow it at https://track.swiftly"
                  + account.id.substring(4)
                  + ".example/");
      case "bank" ->
          notices(
              scene,
              account,
              90,
              9,
              "A payment was made with your card ending in 4410."
                  + " If this was not you, call the number on your card");
      case "marketing" ->
          notices(
              scene,
              account,
              120,
              11,
              "Members of our shop get a fifth off this weekend."
                  + " Text STOP to leave https://shop"
                  + account.id.substring(4)
                  + ".example/s/");
      default -> chats(scene, account);
    }
  }

  private static void notices(Scene scene, Account account, int most, int hour, String words) {
    Dice dice = scene.dice;
    int count = dice.between(most / 2, most);
    boolean batch = dice.chance(0.5);
    for (int i = 0; i < count; i++) {
      double when = batch ? hour + dice.real() * 1.5 : Almanac.officeHour(dice);
      long at = scene.world.almanac.at(account.place, scene.day, when);
      String to = dice.chance(0.4) ? scene.world.anybody(dice).number() : scene.world.outside(dice);
      String text = words.endsWith("/") ? words + dice.hex(7) : words;
      scene.text(at, text).by(account.main()).to(to).send();
    }
  }

  private static void codes(Scene scene, Account account) {
    Dice dice = scene.dice;
    String brand = BRANDS[Math.floorMod(account.id.hashCode(), BRANDS.length)];
    int count = dice.between(120, 420);
    double good = 0.72 + dice.real() * 0.22;
    for (int i = 0; i < count; i++) {
      long at = scene.world.almanac.at(account.place, scene.day, Almanac.homeHour(dice));
      Line who = scene.world.anybody(dice);
      String number = dice.chance(0.5) ? who.number() : scene.world.outside(dice);
      boolean ours = number.equals(who.number());
      String device = ours ? who.device() : scene.world.addresses.app();
      String address =
          ours && !who.mobile()
              ? who.address()
              : dice.chance(0.5)
                  ? scene.world.addresses.mobile("US")
                  : scene.world.addresses.in(who.place());
      code(scene, account, brand, number, device, address, at, dice.chance(good));
      if (dice.chance(0.07)) {
        code(scene, account, brand, number, device, address, at + dice.seconds(40, 120), true);
      }
    }
  }

  private static void code(
      Scene scene,
      Account account,
      String brand,
      String number,
      String device,
      String address,
      long at,
      boolean entered) {
    Dice dice = scene.dice;
    scene
        .event("otp.sent", at)
        .account(account.id)
        .number(number)
        .device(device)
        .address(address)
        .send();
    scene
        .text(at + 300, scene.world.phrases.code(dice, brand))
        .from(brand)
        .to(number)
        .account(account.id)
        .send();
    if (entered) {
      scene
          .event("otp.verified", at + dice.seconds(9, 75))
          .account(account.id)
          .number(number)
          .device(device)
          .address(address)
          .send();
    }
  }

  private static void chats(Scene scene, Account account) {
    Dice dice = scene.dice;
    if (!dice.chance(0.5) || scene.world.almanac.isFree(scene.day)) {
      return;
    }
    int talks = dice.between(2, 7);
    for (int i = 0; i < talks; i++) {
      Line one = dice.pick(account.lines);
      Line other = dice.pick(account.lines);
      long at = scene.world.almanac.at(account.place, scene.day, Almanac.officeHour(dice));
      for (int turn = dice.between(2, 6); turn > 0; turn--) {
        at += dice.seconds(5, 90);
        scene.text(at, scene.world.phrases.chatter(dice)).by(one).to(other.number()).chat().send();
        Line swap = one;
        one = other;
        other = swap;
      }
    }
  }
}
