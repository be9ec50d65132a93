package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/**
 * Strangers in the accounts and sessions of others: unlawful, since the owners know nothing of it.
 */
final class Takeovers {
  private Takeovers() {}

  static List<Form> forms() {
    return List.of(
        Form.of("account-takeover", "login-then-costly-calls", Takeovers::costly),
        Form.of("account-takeover", "sim-swap", Takeovers::swap),
        Form.of("account-takeover", "sender-of-messages", Takeovers::sender),
        Form.of("account-takeover", "chat-account", Takeovers::chat),
        Form.of("impossible-travel", "two-logins", Takeovers::twoLogins),
        Form.of("impossible-travel", "registrations", Takeovers::registrations),
        Form.of("impossible-travel", "alternating", Takeovers::alternating),
        Form.of("session-hijack", "second-seat-in-meeting", Takeovers::seat),
        Form.of("session-hijack", "portal-without-login", Takeovers::portal),
        Form.of("session-hijack", "calls-from-two-places", Takeovers::calls));
  }

  private static void enter(Scene scene, Line owner, Line thief, long at, long step) {
    scene.aside().event("login.ok", at - scene.dice.seconds(3000, 9000)).line(owner).send();
    if (scene.dice.chance(0.6)) {
      scene.event("login.failed", at - 20_000).line(thief).send();
    }
    scene.event("login.ok", at).line(thief).send();
    scene.event("password.changed", at + step).line(thief).send();
    scene.event("device.enrolled", at + 2 * step).line(thief).send();
  }

  /** A stolen password, a new password, a new device, then costly calls. */
  private static void costly(Scene scene) {
    Account victim = scene.world.take(scene.dice, "mobile");
    Line thief = Tools.stranger(scene, victim.main());
    scene.also("irsf", "impossible-travel");
    List<Long> times = scene.daily(scene.pick(36, 15), 50, 8);
    long step = scene.pick(70_000, 600_000);
    enter(scene, victim.main(), thief, times.get(0) - 3 * step, step);
    scene.event("register.ok", times.get(0) - step / 2).line(thief).send();
    List<String> numbers = Tools.paying(scene, 1, 6);
    Tools.profit(scene, numbers);
    Tools.calls(scene, times, List.of(thief), numbers, 300);
  }

  /**
   * The number moves to the thief's telephone, who then reads codes of banks and forwards calls.
   */
  private static void swap(Scene scene) {
    Dice dice = scene.dice;
    Account victim = scene.world.take(dice, "mobile");
    Line own = victim.main();
    Line thief =
        own.on(
            scene.world.addresses.imei(),
            scene.world.addresses.in(Tools.town(scene)),
            "Android-VoLTE/13");
    scene.name("account", own.account());
    scene.name("number", own.number());
    scene.name("device", thief.device());
    scene.name("address", thief.address());
    scene.also("forwarding-fraud");
    Account bank = scene.world.take(dice, "bank");
    List<Long> times = scene.daily(scene.pick(7, 6), 25, 9);
    long start = times.get(0);
    scene.event("login.ok", start - 160_000).line(thief).send();
    scene.event("device.enrolled", start - 120_000).line(thief).send();
    scene.event("password.changed", start - 90_000).line(thief).send();
    String drop = scene.world.outside(dice);
    scene.name("number", drop);
    scene.event("forwarding.changed", start - 60_000).line(thief).to(drop).send();
    for (long at : times) {
      scene
          .event("otp.sent", at)
          .account(bank.id)
          .number(own.number())
          .device(thief.device())
          .address(thief.address())
          .send();
      scene
          .event("otp.verified", at + dice.seconds(8, 30))
          .account(bank.id)
          .number(own.number())
          .device(thief.device())
          .address(thief.address())
          .send();
    }
  }

  /** A clinic's account for reminders, now used for lures. */
  private static void sender(Scene scene) {
    Account clinic = scene.world.take(scene.dice, "clinic");
    Line thief = Tools.stranger(scene, clinic.main());
    scene.also("smishing", "sms-spam");
    List<Long> times = scene.daily(scene.pick(160, 70), 40, 10);
    enter(scene, clinic.main(), thief, times.get(0) - 400_000, 60_000);
    String host = scene.world.phrases.host(scene.dice);
    for (long at : times) {
      scene
          .text(at, scene.world.phrases.lure(scene.dice, 2, host))
          .by(thief)
          .to(scene.world.outside(scene.dice))
          .send();
    }
  }

  /** A private chat account, which asks all friends of its owner for gift cards. */
  private static void chat(Scene scene) {
    Account victim = scene.world.take(scene.dice, "mobile");
    Line thief = Tools.stranger(scene, victim.main());
    scene.also("chat-spam");
    List<Long> times = scene.daily(scene.pick(45, 25), 12, 7);
    enter(scene, victim.main(), thief, times.get(0) - 240_000, 45_000);
    for (long at : times) {
      String friend =
          scene.dice.chance(0.3)
              ? scene.dice.pick(victim.circle)
              : scene.world.anybody(scene.dice).number();
      scene
          .text(
              at,
              "Hey, are you busy? I need a favour, can you buy gift cards for me and send"
                  + " the codes, I pay you back tonight")
          .by(thief)
          .to(friend)
          .chat()
          .send();
    }
  }

  private static Line traveller(Scene scene, Line owner) {
    Place home = owner.place();
    List<Place> overseas =
        Place.far().stream().filter(place -> place.kilometres(home) > 5000).toList();
    return Tools.stranger(scene, owner, scene.dice.pick(overseas));
  }

  private static void named(Scene scene, Line owner) {
    scene.name("account", owner.account());
    scene.name("number", owner.number());
    scene.name("device", owner.device());
    if (!owner.mobile()) {
      scene.name("address", owner.address());
    }
  }

  /** The owner logs in at home, and an hour later somebody logs in on another continent. */
  private static void twoLogins(Scene scene) {
    Line owner = scene.world.take(scene.dice, "home").main();
    Line other = traveller(scene, owner);
    named(scene, owner);
    scene.also("account-takeover");
    List<Long> times = scene.daily(2, 40, 3);
    scene.event("login.ok", times.get(0)).line(owner).send();
    scene.event("login.ok", times.get(1)).line(other).send();
    scene.event("login.ok", times.get(1) + scene.dice.seconds(500, 4000)).line(other).send();
  }

  /** A telephone at home and one abroad take turns to register the same number. */
  private static void registrations(Scene scene) {
    Line owner = scene.world.take(scene.dice, "firm").main();
    Line other = traveller(scene, owner);
    named(scene, owner);
    scene.also("account-takeover", "session-hijack");
    int turn = 0;
    for (long at : scene.spread(scene.pick(12, 8), 90, 9)) {
      scene.event("register.ok", at).line(turn++ % 2 == 0 ? owner : other).send();
    }
  }

  /** A sold password: buyers in three countries use the account on the same day. */
  private static void alternating(Scene scene) {
    Line owner = scene.world.take(scene.dice, "mobile").main();
    Line at1 =
        scene.world.line(
            scene.dice,
            scene.world.person(scene.dice, owner.place(), false),
            owner.number(),
            false);
    Line home =
        new Line(
            owner.number(),
            owner.account(),
            at1.device(),
            at1.address(),
            owner.agent(),
            owner.place(),
            false);
    named(scene, home);
    scene.also("account-takeover");
    List<Line> users = List.of(home, traveller(scene, owner), traveller(scene, owner));
    int turn = 0;
    for (long at : scene.spread(scene.pick(9, 6), 150, 9)) {
      scene.event("login.ok", at).line(users.get(turn++ % 3)).send();
    }
  }

  /** A copied meeting link with the token of a guest: the same seat from two addresses at once. */
  private static void seat(Scene scene) {
    Dice dice = scene.dice;
    Line guest = scene.world.take(dice, "meeting-host").main();
    Line seat = guest.on(scene.world.addresses.app(), guest.address(), guest.agent());
    Line copy =
        seat.on(
            seat.device(), scene.world.addresses.in(Tools.somewhere(dice)), "Chrome/126 Headless");
    scene.name(seat);
    scene.name("address", copy.address());
    scene.also("meeting-bombing", "account-takeover");
    for (long at : scene.daily(scene.pick(1, 3), 20, 8)) {
      String meeting = "mt-" + dice.digits(10);
      String participant = "p" + dice.hex(10);
      scene.name("meeting", meeting);
      scene.session("join", at, meeting, participant, seat);
      scene.session("join", at + dice.seconds(200, 500), meeting, participant, copy);
      scene.session("leave", at + 1_300_000, meeting, participant, copy);
      scene.session("leave", at + 1_800_000, meeting, participant, seat);
    }
  }

  /** The cookie of a customer who is logged in: changes from elsewhere, without any login there. */
  private static void portal(Scene scene) {
    Dice dice = scene.dice;
    Line owner = scene.world.take(dice, "home").main();
    Place place = Tools.somewhere(dice);
    Line copy =
        new Line(
            owner.number(),
            owner.account(),
            owner.device(),
            scene.world.addresses.in(place),
            "Chrome/126",
            place,
            false);
    scene.name(owner);
    scene.name(copy);
    scene.also("account-takeover", "forwarding-fraud");
    List<Long> times = scene.daily(4, 9, 5);
    scene.event("login.ok", times.get(0)).line(owner).send();
    String drop = scene.world.outside(dice);
    scene.name("number", drop);
    scene.event("forwarding.changed", times.get(1)).line(copy).to(drop).send();
    scene.event("device.enrolled", times.get(2)).line(copy).send();
    scene.event("password.changed", times.get(3)).line(copy).send();
  }

  /** A copied softphone: the same device calls from two addresses, in turns and at once. */
  private static void calls(Scene scene) {
    Dice dice = scene.dice;
    Line owner = scene.world.take(dice, "home").main();
    Place place = Tools.somewhere(dice);
    Line own = owner.on(scene.world.addresses.app(), owner.address(), "Bria 6.5.1");
    Line copy =
        new Line(
            own.number(),
            own.account(),
            own.device(),
            scene.world.addresses.in(place),
            "Linphone/5.2.3",
            place,
            false);
    scene.name(own);
    scene.name(copy);
    scene.also("account-takeover", "impossible-travel");
    List<Long> times = scene.daily(scene.pick(14, 10), 60, 9);
    scene.event("register.ok", times.get(0) - 100_000).line(own).send();
    scene.event("register.ok", times.get(0) - 20_000).line(copy).send();
    for (int i = 0; i < times.size(); i++) {
      scene
          .call(times.get(i))
          .by(i % 2 == 0 ? own : copy)
          .to(scene.world.outside(dice))
          .natural(200)
          .send();
      if (i % 4 == 1) {
        scene.event("register.ok", times.get(i) + 30_000).line(own).send();
        scene.event("register.ok", times.get(i) + 41_000).line(copy).send();
      }
    }
  }
}
