package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Lures and unwanted offers by SMS and chat: unlawful, since nobody asked for them or they deceive.
 */
final class Messages {
  private static final String[] GREETINGS = {
    "Hi", "Hello", "Dear customer", "Hey there", "Good day"
  };

  private Messages() {}

  static List<Form> forms() {
    return List.of(
        Form.of("smishing", "sender-name", Messages::senderName),
        Form.of("smishing", "sim-farm", Messages::farm),
        Form.of("smishing", "hacked-school", Messages::hacked),
        Form.of("smishing", "from-outside", Messages::outside),
        Form.of("sms-spam", "one-sender", Messages::oneSender),
        Form.of("sms-spam", "many-senders", Messages::manySenders),
        Form.of("sms-spam", "reseller-customer", Messages::reseller),
        Form.of("chat-spam", "direct", Messages::direct),
        Form.of("chat-spam", "in-meetings", Messages::meetings),
        Form.of("chat-spam", "many-accounts", Messages::accounts));
  }

  private static String recipient(Scene scene) {
    return scene.dice.chance(0.5)
        ? scene.world.anybody(scene.dice).number()
        : scene.world.outside(scene.dice);
  }

  /** A bulk account that writes in the name of a bank or parcel service. */
  private static void senderName(Scene scene) {
    Dice dice = scene.dice;
    Account account = scene.world.found(dice, "marketing", Tools.town(scene), 1);
    String name = dice.pick("SwiftPost", "FirstBank", "TollPass", "TaxDesk") + dice.between(1, 9);
    String host = scene.world.phrases.host(dice);
    scene.name(account.main());
    scene.name("number", "US:" + name);
    scene.also("sms-spam");
    int form = dice.between(0, 3);
    for (long at : scene.daily(scene.pick(260, 120), 30, 12)) {
      scene
          .text(at, scene.world.phrases.lure(dice, form, host))
          .by(account.main())
          .from(name)
          .to(recipient(scene))
          .losing(0.09)
          .send();
    }
  }

  /** Twenty SIMs, each with few messages; words, greetings and hosts vary. */
  private static void farm(Scene scene) {
    Dice dice = scene.dice;
    List<Line> sims = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      Line line = Tools.newcomer(scene, Tools.town(scene)).main();
      scene.name(line);
      sims.add(line);
    }
    scene.also("sms-spam");
    List<String> hosts =
        List.of(
            scene.world.phrases.host(dice),
            scene.world.phrases.host(dice),
            scene.world.phrases.host(dice));
    for (long at : scene.daily(scene.pick(280, 150), 45, 13)) {
      String words =
          dice.pick(GREETINGS)
              + ", "
              + scene.world.phrases.lure(dice, dice.between(0, 1), dice.pick(hosts));
      scene.text(at, words).by(dice.pick(sims)).to(recipient(scene)).losing(0.1).send();
    }
  }

  /** A school's own messaging, used by somebody who got in. */
  private static void hacked(Scene scene) {
    Account school = scene.world.take(scene.dice, "school");
    Line thief = Tools.stranger(scene, school.main());
    scene.name(school);
    scene.also("account-takeover", "sms-spam");
    List<Long> times = scene.daily(scene.pick(150, 80), 20, 9);
    scene.event("login.ok", times.get(0) - 300_000).line(thief).send();
    String host = scene.world.phrases.host(scene.dice);
    for (long at : times) {
      scene
          .text(at, scene.world.phrases.lure(scene.dice, 3, host))
          .by(thief)
          .to(recipient(scene))
          .send();
    }
  }

  /** Lures from mobile numbers of other networks, a new number after every few messages. */
  private static void outside(Scene scene) {
    Dice dice = scene.dice;
    String from = "";
    String host = scene.world.phrases.host(dice);
    scene.also("sms-spam");
    for (long at : scene.daily(scene.pick(200, 110), 40, 12)) {
      if (from.isEmpty() || dice.chance(0.12)) {
        from = scene.world.outside(dice);
        scene.name("number", from);
      }
      Line line = scene.world.anybody(dice);
      scene
          .text(at, scene.world.phrases.lure(dice, 5, host))
          .from(from)
          .to(line.number())
          .account(line.account())
          .send();
    }
  }

  /** One prepaid telephone, one text, everybody. */
  private static void oneSender(Scene scene) {
    Line line = Tools.newcomer(scene, Tools.town(scene)).main();
    scene.name(line);
    int form = scene.dice.between(0, 5);
    for (long at : scene.daily(scene.pick(240, 100), 35, 13)) {
      scene
          .text(at, scene.world.phrases.offer(form))
          .by(line)
          .to(recipient(scene))
          .losing(0.12)
          .send();
    }
  }

  /** The same offer from many numbers of other networks. */
  private static void manySenders(Scene scene) {
    Dice dice = scene.dice;
    int form = dice.between(0, 5);
    List<String> senders = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      senders.add(scene.world.outside(dice));
    }
    scene.name("number", senders);
    for (long at : scene.daily(scene.pick(230, 130), 40, 13)) {
      Line line = scene.world.anybody(dice);
      scene
          .text(at, dice.pick(GREETINGS) + "! " + scene.world.phrases.offer(form))
          .from(dice.pick(senders))
          .to(line.number())
          .account(line.account())
          .send();
    }
  }

  /** A reseller's customer sends offers over its numbers, in turns. */
  private static void reseller(Scene scene) {
    Dice dice = scene.dice;
    Account reseller = scene.world.take(dice, "reseller");
    scene.name(reseller);
    scene.name(reseller.main());
    int form = dice.between(0, 5);
    for (long at : scene.daily(scene.pick(260, 140), 45, 12)) {
      scene
          .text(at, scene.world.phrases.offer(form))
          .by(dice.pick(reseller.lines))
          .to(recipient(scene))
          .losing(0.1)
          .send();
    }
  }

  private static final String COINS =
      "Join our trading group, members doubled their coins last week: https://%s/join";

  /** A new account that writes to everybody in the directory. */
  private static void direct(Scene scene) {
    Line line = fresh(scene);
    String words = String.format(COINS, scene.world.phrases.host(scene.dice));
    for (long at : scene.spread(scene.pick(170, 75), 15, 16)) {
      scene.text(at, words).by(line).to(scene.world.anybody(scene.dice).number()).chat().send();
    }
  }

  private static Line fresh(Scene scene) {
    Line sim = Tools.newcomer(scene, Tools.town(scene)).main();
    Line line =
        new Line(
            sim.number(),
            sim.account(),
            scene.world.addresses.app(),
            scene.world.addresses.in(Tools.somewhere(scene.dice)),
            "app/5.1",
            sim.place(),
            false);
    scene.name(line);
    return line;
  }

  /** A bot that enters meetings, drops a link into each, and leaves. */
  private static void meetings(Scene scene) {
    Dice dice = scene.dice;
    Line line = fresh(scene);
    scene.also("meeting-bombing");
    String words = String.format(COINS, scene.world.phrases.host(dice));
    for (long at : scene.daily(scene.pick(45, 28), 35, 11)) {
      String meeting = "mt-" + dice.digits(10);
      scene.name("meeting", meeting);
      scene.visit(at, dice.seconds(12, 40), meeting, line);
      for (int i = 0; i < 3; i++) {
        scene.text(at + 3000 + 2500L * i, words).by(line).meeting(meeting).send();
      }
    }
  }

  /** A dozen accounts share the work, each below any limit. */
  private static void accounts(Scene scene) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      lines.add(fresh(scene));
    }
    String words =
        scene.world.phrases.offer(3) + " https://" + scene.world.phrases.host(scene.dice);
    for (long at : scene.spread(scene.pick(200, 110), 30, 17)) {
      scene
          .text(at, words)
          .by(scene.dice.pick(lines))
          .to(scene.world.anybody(scene.dice).number())
          .chat()
          .send();
    }
  }
}
