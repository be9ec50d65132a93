package io.ringfence.cli.evaluate.blind.daily;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Almanac;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;

/** Firms and institutions on the telephone, each at the hours and pace of its trade. Lawful. */
final class Offices {
  private Offices() {}

  static void play(Scene scene, Account account) {
    double share = scene.world.almanac.isFree(scene.day) ? closed(account.kind) : 1;
    Dice dice = scene.dice;
    boolean sells = Math.floorMod(account.id.hashCode(), 12) == 0;
    switch (account.kind) {
      case "firm" -> {
        int calls = (3 + account.lines.size() * 4) * (sells ? 5 : 1);
        desk(scene, account, (int) (share * calls), sells ? 0.1 : 0.45);
      }
      case "call-centre" -> centre(scene, account, (int) (share * account.lines.size() * 14));
      case "wholesale" -> wholesale(scene, account, (int) (share * dice.between(350, 700)));
      case "reseller", "hotel", "hospital" -> desk(scene, account, (int) (share * 70), 0.5);
      case "bank", "school", "trading-firm" -> desk(scene, account, (int) (share * 45), 0.4);
      default -> desk(scene, account, (int) (share * (3 + account.lines.size() * 4)), 0.45);
    }
    registrations(scene, account);
  }

  private static double closed(String kind) {
    return switch (kind) {
      case "hotel", "hospital", "wholesale", "reseller", "taxi", "airline" -> 0.8;
      case "call-centre" -> 0.4;
      default -> 0.06;
    };
  }

  private static void desk(Scene scene, Account account, int calls, double inbound) {
    Dice dice = scene.dice;
    int count = dice.between(calls * 2 / 3, calls * 4 / 3);
    for (int i = 0; i < count; i++) {
      Line line = dice.pick(account.lines);
      boolean round = account.kind.equals("hotel") || account.kind.equals("hospital");
      double hour = round && dice.chance(0.6) ? Almanac.homeHour(dice) : Almanac.officeHour(dice);
      long at = scene.world.almanac.at(account.place, scene.day, hour);
      boolean known = dice.chance(inbound < 0.2 ? 0.2 : 0.75) && !account.circle.isEmpty();
      String other = known ? dice.pick(account.circle) : scene.world.outside(dice);
      if (dice.chance(inbound)) {
        scene.call(at).from(other).into(line).natural(140).send();
        continue;
      }
      if (dice.chance(0.12) && !account.countries.isEmpty()) {
        other = scene.world.numbers.of(dice.pick(Destination.in(dice.pick(account.countries))));
      } else if (account.kind.equals("hotel") && dice.chance(0.06)) {
        other = scene.world.numbers.of(dice.pick(Destination.of(Destination.Kind.ORDINARY)));
      }
      scene.call(at).by(line).to(other).natural(150).send();
    }
  }

  private static void centre(Scene scene, Account account, int calls) {
    Dice dice = scene.dice;
    boolean sells = Math.floorMod(account.id.hashCode(), 2) == 0;
    for (int i = 0; i < calls; i++) {
      Line line = dice.pick(account.lines);
      long at = scene.world.almanac.at(account.place, scene.day, Almanac.centreHour(dice));
      String other =
          dice.chance(0.06) ? scene.world.anybody(dice).number() : scene.world.outside(dice);
      if (dice.chance(sells ? 0.15 : 0.75)) {
        scene
            .call(at)
            .from(other)
            .into(line)
            .ring(dice.seconds(1, 9))
            .talk(dice.around(260))
            .send();
      } else {
        scene.call(at).by(line).to(other).natural(110).send();
      }
    }
  }

  private static void wholesale(Scene scene, Account account, int calls) {
    Dice dice = scene.dice;
    String trunk = "ws-" + account.id;
    var abroad = dice.sample(Destination.of(Destination.Kind.ORDINARY), 9);
    for (int i = 0; i < calls; i++) {
      long at = scene.world.almanac.at(account.place, scene.day, Almanac.homeHour(dice));
      String from = dice.chance(0.3) ? dice.pick(account.circle) : scene.world.outside(dice);
      String to =
          dice.chance(0.55) ? scene.world.outside(dice) : scene.world.numbers.of(dice.pick(abroad));
      scene
          .call(at)
          .by(account.main())
          .from(from)
          .to(to)
          .trunk(trunk)
          .vouched(dice.chance(0.7) ? "B" : "C")
          .natural(170)
          .send();
    }
  }

  private static void registrations(Scene scene, Account account) {
    Dice dice = scene.dice;
    int sets = Math.min(account.lines.size(), 3);
    for (int i = 0; i < sets; i++) {
      Line line = account.lines.get(i);
      for (int hour = dice.between(0, 3); hour < 24; hour += 6) {
        long at = scene.world.almanac.at(scene.day, hour + dice.real());
        scene.event("register.ok", at).line(line).send();
      }
    }
    if (dice.chance(0.3) && !scene.world.almanac.isFree(scene.day)) {
      long at = scene.world.almanac.at(account.place, scene.day, Almanac.officeHour(dice));
      if (dice.chance(0.2)) {
        scene.event("login.failed", at - 15_000).line(account.main()).send();
      }
      scene.event("login.ok", at).line(account.main()).send();
    }
  }
}
