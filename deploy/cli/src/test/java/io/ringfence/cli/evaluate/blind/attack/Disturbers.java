package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/** Floods of calls that keep others off a number, and strangers who disturb meetings: unlawful. */
final class Disturbers {
  private Disturbers() {}

  static List<Form> forms() {
    return List.of(
        Form.of("tdos", "changing-callers", Disturbers::changing),
        Form.of("tdos", "one-customer", Disturbers::oneCustomer),
        Form.of("tdos", "held-lines", Disturbers::held),
        Form.of("meeting-bombing", "thrown-out-and-back", Disturbers::back),
        Form.of("meeting-bombing", "crowd-in-one-class", Disturbers::crowd),
        Form.of("meeting-bombing", "many-meetings-briefly", Disturbers::tour));
  }

  /** Calls with made-up callers to one desk of a hospital, each cut after a moment. */
  private static void changing(Scene scene) {
    Dice dice = scene.dice;
    Account victim = scene.world.take(dice, dice.pick("hospital", "bank"));
    Line desk = victim.main();
    String trunk = "in-" + dice.pick("garnet", "umbra", "cobalt") + dice.digits(2);
    scene.name("number", desk.number());
    scene.name("account", desk.account());
    scene.name("trunk", trunk);
    Tools.alsoIncoming(scene, trunk);
    scene.also("caller-id-spoofing", "robocall");
    for (long at : scene.spread(scene.pick(420, 240), 35, 12)) {
      String from = scene.world.outside(dice);
      scene.name("number", from);
      var call = scene.call(at).from(from).trunk(trunk).vouched("C").into(desk);
      if (dice.chance(0.55)) {
        call.talk(dice.seconds(1, 6)).send();
      } else {
        call.fail(dice.chance(0.6) ? 486 : 487).send();
      }
    }
  }

  /** An angry customer with a dialling program and one number to block. */
  private static void oneCustomer(Scene scene) {
    Dice dice = scene.dice;
    Line line = scene.world.take(dice, "home").main();
    Line desk = scene.world.take(dice, "firm").main();
    scene.name(line);
    scene.name("number", desk.number());
    scene.name("account", desk.account());
    scene.also("targeted-pumping");
    for (long at : scene.daily(scene.pick(190, 110), 60, 10)) {
      var call = scene.call(at).by(line).to(desk.number());
      if (dice.chance(0.4)) {
        call.talk(dice.seconds(1, 4)).released("caller").send();
      } else {
        call.fail(486).send();
      }
    }
  }

  /** All lines of a contact centre are held by silent calls, from a handful of numbers. */
  private static void held(Scene scene) {
    Dice dice = scene.dice;
    Account centre = scene.world.take(dice, "call-centre");
    scene.name(centre);
    List<String> callers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      callers.add(scene.world.outside(dice));
    }
    scene.name("number", callers);
    for (long at : scene.daily(scene.pick(200, 130), 60, 11)) {
      scene
          .call(at)
          .from(dice.pick(callers))
          .into(dice.pick(centre.lines))
          .vouched("B")
          .ring(dice.seconds(1, 4))
          .talk(dice.seconds(500, 1500))
          .released("callee")
          .send();
    }
  }

  private static Line intruder(Scene scene, String address) {
    Line line =
        new Line(
            null,
            "g" + scene.dice.digits(7),
            scene.world.addresses.app(),
            address,
            "web",
            Tools.town(scene),
            false);
    scene.name("account", line.account());
    scene.name("device", line.device());
    scene.name("address", line.address());
    return line;
  }

  private static List<Line> guests(Scene scene, String meeting, long begin, int count) {
    List<Line> guests = new ArrayList<>();
    Scene lawful = scene.aside();
    for (int i = 0; i < count; i++) {
      Line who = scene.world.anybody(scene.dice);
      lawful.visit(
          begin + scene.dice.seconds(-100, 200),
          3_000_000,
          meeting,
          who.on(scene.world.addresses.app(), who.address(), who.agent()));
      guests.add(who);
    }
    return guests;
  }

  private static String meeting(Scene scene) {
    String meeting = "mt-" + scene.dice.digits(10);
    scene.name("meeting", meeting);
    return meeting;
  }

  /** Three strangers who come back under other names each time the host throws them out. */
  private static void back(Scene scene) {
    Dice dice = scene.dice;
    String meeting = meeting(scene);
    List<Long> times = scene.daily(scene.pick(36, 22), 25, 3);
    guests(scene, meeting, times.get(0) - 400_000, 9);
    List<Line> strangers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      strangers.add(intruder(scene, scene.world.addresses.in(Tools.somewhere(dice))));
    }
    for (long at : times) {
      Line one = dice.pick(strangers);
      String participant = "p" + dice.hex(10);
      scene.session(dice.chance(0.2) ? "refuse" : "join", at, meeting, participant, one);
      scene
          .text(at + 4000, "lol free coins at https://" + scene.world.phrases.host(dice))
          .by(one)
          .meeting(meeting)
          .send();
      scene.session("kick", at + dice.seconds(9, 40), meeting, participant, one);
    }
  }

  /** A leaked link: dozens of strangers enter a class within minutes and shout. */
  private static void crowd(Scene scene) {
    Dice dice = scene.dice;
    String meeting = meeting(scene);
    scene.also("chat-spam");
    List<Long> times = scene.daily(scene.pick(45, 25), 6, 2);
    guests(scene, meeting, times.get(0) - 600_000, 18);
    for (long at : times) {
      Line one = intruder(scene, scene.world.addresses.in(Tools.somewhere(dice)));
      String participant = "p" + dice.hex(10);
      scene.session("join", at, meeting, participant, one);
      for (int i = dice.between(1, 4); i > 0; i--) {
        scene
            .text(
                at + dice.seconds(2, 20),
                dice.pick(
                    "WOOOO this class is ours now you losers",
                    "nobody cares about your homework teacher haha"))
            .by(one)
            .meeting(meeting)
            .send();
      }
      scene.session(
          dice.chance(0.7) ? "kick" : "leave",
          at + dice.seconds(20, 120),
          meeting,
          participant,
          one);
    }
  }

  /** A script that guesses meeting numbers: most refuse it, in the others it plays noise. */
  private static void tour(Scene scene) {
    Dice dice = scene.dice;
    Line one = intruder(scene, scene.world.addresses.in(Tools.somewhere(dice)));
    for (long at : scene.spread(scene.pick(90, 50), 40, 14)) {
      String meeting = meeting(scene);
      String participant = "p" + dice.hex(10);
      if (dice.chance(0.6)) {
        scene.session("refuse", at, meeting, participant, one);
        continue;
      }
      guests(scene, meeting, at - 500_000, 3);
      scene.session("join", at, meeting, participant, one);
      scene.session(
          dice.chance(0.6) ? "kick" : "leave", at + dice.seconds(8, 35), meeting, participant, one);
    }
  }
}
