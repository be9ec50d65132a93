package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/** Many who call one number, or one who calls it often, for good reasons. */
final class Crowds {
  private Crowds() {}

  static List<Trap> all() {
    return List.of(
        new Trap("power-outage-hotline", s -> rush(s, "utility", 420, 18.2, 0.7, 70, 0.4)),
        new Trap("radio-vote-line", s -> rush(s, "radio", 480, 20, 0.3, 6, 0.65)),
        new Trap("ticket-line-rush", s -> rush(s, "venue", 360, 10, 0.5, 120, 0.7)),
        new Trap("airline-hotline-storm", s -> rush(s, "airline", 320, 6.5, 2.5, 600, 0.3)),
        new Trap("doctor-line-at-eight", s -> rush(s, "clinic", 130, 8, 0.4, 80, 0.6)),
        new Trap("crisis-line", s -> rush(s, "charity", 90, 1, 22, 900, 0.2)),
        new Trap("redialler", Crowds::redialler),
        new Trap("conference-bridge", Crowds::bridge),
        new Trap("rural-conference-users", Crowds::rural),
        new Trap("alarm-panels", Crowds::alarms),
        new Trap("lift-emergency-lines", Crowds::lifts),
        new Trap("bank-menu-quick-answers", Crowds::menu),
        new Trap("monitoring-test-calls", Crowds::tests),
        new Trap("congested-route", Crowds::congested));
  }

  /** A crowd calls one institution within a short time. */
  private static void rush(
      Scene scene, String kind, int count, double from, double hours, double mean, double busy) {
    Dice dice = scene.dice;
    Account firm = Cast.firm(scene, kind, 3);
    for (long at : scene.times(count, from, hours)) {
      boolean ours = dice.chance(0.5);
      var call =
          ours
              ? scene.call(at).by(scene.world.anybody(dice)).to(firm.main().number())
              : scene.call(at).from(scene.world.outside(dice)).into(firm.main());
      if (dice.chance(busy)) {
        call.fail(486).send();
      } else {
        call.ring(dice.seconds(0.5, 6)).talk(dice.around(mean)).send();
      }
    }
  }

  /** Somebody who wants an appointment and tries until somebody answers. */
  private static void redialler(Scene scene) {
    Line line = Cast.person(scene, true);
    String office = scene.world.outside(scene.dice);
    scene.name("number", office);
    List<Long> times = scene.times(38, 8, 0.5);
    for (int i = 0; i < times.size(); i++) {
      var call = scene.call(times.get(i)).by(line).to(office);
      if (i < times.size() - 1) {
        call.fail(486).send();
      } else {
        call.talk(240_000).send();
      }
    }
  }

  /** A firm whose people all call the same bridge each hour, for an hour. */
  private static void bridge(Scene scene) {
    Account firm = Cast.firm(scene, "firm", 12);
    String bridge = scene.world.numbers.at("1877");
    scene.name("number", bridge);
    for (double hour = 9; hour < 17; hour += 1) {
      for (Line line : firm.lines) {
        if (scene.dice.chance(0.7)) {
          long at =
              scene.world.almanac.at(firm.place, scene.day, hour) + scene.dice.seconds(0, 240);
          scene.call(at).by(line).to(bridge).ring(700).talk(scene.dice.seconds(1200, 3300)).send();
        }
      }
    }
  }

  /** A free conference service in a rural exchange, used by a congregation for its prayers. */
  private static void rural(Scene scene) {
    String bridge = scene.world.numbers.at(scene.dice.pick("1712", "1605"));
    scene.name("number", bridge);
    for (long at : scene.times(45, 19, 0.3)) {
      Line line = scene.world.anybody(scene.dice);
      scene.call(at).by(line).to(bridge).ring(900).talk(scene.dice.seconds(1500, 3600)).send();
    }
  }

  /** Panels that report to their receiver every hour, by short calls from one firm's lines. */
  private static void alarms(Scene scene) {
    Account security = Cast.firm(scene, "security", 20);
    String receiver = scene.world.outside(scene.dice);
    scene.name("number", receiver);
    for (Line line : security.lines) {
      for (long at : scene.times(14, 0.1, 23.5)) {
        scene.call(at).by(line).to(receiver).ring(600).talk(scene.dice.seconds(6, 14)).send();
      }
    }
  }

  /** One gateway for the emergency lines of many lifts, which test themselves at night. */
  private static void lifts(Scene scene) {
    Account house = Cast.firm(scene, "firm", 30);
    String post = scene.world.outside(scene.dice);
    scene.name("number", post);
    for (Line line : house.lines) {
      long at = scene.world.almanac.at(scene.day, 3 + scene.dice.real() * 0.4);
      scene.call(at).by(line).to(post).ring(500).talk(scene.dice.seconds(18, 24)).send();
      if (scene.dice.chance(0.1)) {
        scene.call(at + 7_000_000).by(line).to("911").ring(800).talk(40_000).send();
      }
    }
  }

  /** A bank's menu answers every call at once; many hang up when they have heard their balance. */
  private static void menu(Scene scene) {
    Dice dice = scene.dice;
    Account bank = Cast.firm(scene, "bank", 4);
    for (long at : Cast.hours(scene, bank.place, 300, false)) {
      scene
          .call(at)
          .by(scene.world.anybody(dice))
          .to(bank.main().number())
          .setup(dice.seconds(0.2, 0.5))
          .ring(dice.between(50, 400))
          .talk(dice.seconds(14, 55))
          .released("caller")
          .send();
    }
  }

  /** A firm that measures routes with a test call to each of its numbers every few minutes. */
  private static void tests(Scene scene) {
    Account monitor = Cast.firm(scene, "monitoring", 2);
    List<String> far =
        List.of(
            Cast.abroad(scene, "GB"),
            Cast.abroad(scene, "CU"),
            Cast.abroad(scene, "LV"),
            Cast.abroad(scene, "NG"),
            scene.world.outside(scene.dice));
    far.forEach(number -> scene.name("number", number));
    int turn = 0;
    for (long at : scene.times(220, 0.1, 23.6)) {
      scene
          .call(at)
          .by(monitor.main())
          .to(far.get(turn++ % far.size()))
          .ring(1500)
          .talk(5000)
          .released("caller")
          .send();
      if (turn % 8 == 0) {
        scene
            .event("scan.probe", at + 9000)
            .account("health")
            .address(monitor.main().address())
            .agent("sipsak 0.9.8")
            .send();
      }
    }
  }

  /** A cable is cut abroad: a trunk fails most calls, and people try again. */
  private static void congested(Scene scene) {
    Dice dice = scene.dice;
    String trunk = "intl-" + dice.pick("quarto", "selva") + dice.digits(1);
    scene.name("trunk", trunk);
    String country = dice.pick("PK", "VN", "KE");
    for (long at : scene.times(150, 12, 3)) {
      Line line = scene.world.anybody(dice);
      String to = Cast.abroad(scene, country);
      for (int i = dice.between(1, 4); i > 0; i--) {
        var call = scene.call(at + i * 45_000L).by(line).to(to).trunk(trunk);
        if (dice.chance(0.8)) {
          call.fail(503).send();
        } else {
          call.talk(dice.around(300)).send();
        }
      }
    }
  }
}
