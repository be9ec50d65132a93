package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import io.ringfence.cli.evaluate.blind.world.Subject;
import java.util.List;

/** Lively meetings, and parties whose entries on blacklists no longer hold: all lawful. */
final class Rooms {
  private static final long DAY = 86_400_000L;

  private Rooms() {}

  static List<Trap> all() {
    return List.of(
        new Trap("class-with-late-joiners", Rooms::lesson),
        new Trap("webinar", Rooms::webinar),
        new Trap("telemedicine", Rooms::telemedicine),
        new Trap("bad-network-in-meeting", Rooms::network),
        new Trap("two-screens-in-meeting", Rooms::screens),
        new Trap("strict-host", Rooms::strict),
        new Trap("listing-withdrawn", Rooms::withdrawn),
        new Trap("listing-ended-number-recycled", Rooms::recycled),
        new Trap("second-hand-telephone", Rooms::secondHand),
        new Trap("allowed-partner-network", Rooms::allowed));
  }

  private static Line seat(Scene scene) {
    Line who = scene.world.anybody(scene.dice);
    return who.on(scene.world.addresses.app(), who.address(), "web");
  }

  private static String room(Scene scene) {
    String meeting = "mt-" + scene.dice.digits(10);
    scene.name("meeting", meeting);
    return meeting;
  }

  /**
   * Pupils come late, from one school's address or home, leave, and come again; all write hello.
   */
  private static void lesson(Scene scene) {
    Dice dice = scene.dice;
    String meeting = room(scene);
    Account school = Cast.firm(scene, "school", 3);
    long begin = scene.world.almanac.at(scene.day, 9);
    scene.visit(begin - 300_000, 3_600_000, meeting, school.main());
    for (int i = 0; i < 32; i++) {
      Line pupil = seat(scene);
      long at = begin + dice.seconds(-60, 900);
      scene.visit(at, dice.seconds(200, 900), meeting, pupil);
      scene.visit(at + 920_000, 1_500_000, meeting, pupil);
      scene.text(at + 8000, "Good morning Mrs Hill").by(pupil).meeting(meeting).send();
    }
  }

  /** Hundreds of strangers enter one public talk; many look in for a minute only. */
  private static void webinar(Scene scene) {
    String meeting = room(scene);
    for (long at : scene.times(260, 11.9, 0.3)) {
      scene.visit(
          at,
          scene.dice.chance(0.3) ? scene.dice.seconds(15, 90) : scene.dice.seconds(900, 3600),
          meeting,
          seat(scene));
    }
  }

  /** A doctor who is in one short meeting after the other, all day. */
  private static void telemedicine(Scene scene) {
    Account practice = Cast.firm(scene, "clinic", 2);
    for (long at : scene.times(48, 8.5, 9)) {
      String meeting = room(scene);
      long stay = scene.dice.seconds(60, 540);
      scene.visit(at, stay, meeting, practice.main());
      scene.visit(at + 5000, stay - 9000, meeting, seat(scene));
    }
  }

  /** Somebody in a train, who is thrown off the network every minute. */
  private static void network(Scene scene) {
    Line rider = Cast.person(scene, true);
    String meeting = room(scene);
    for (long at : scene.times(34, 8, 0.9)) {
      scene.visit(
          at,
          scene.dice.seconds(15, 60),
          meeting,
          rider.on(rider.device(), scene.world.addresses.mobile(rider.place().country()), "app/6"));
    }
  }

  /** A speaker on a laptop and a telephone, in the same meeting at once. */
  private static void screens(Scene scene) {
    Line line = Cast.person(scene, false);
    String meeting = room(scene);
    Line phone =
        line.on(
            scene.world.addresses.imei(),
            scene.world.addresses.mobile(line.place().country()),
            "app/6");
    scene.name("device", phone.device());
    long at = scene.world.almanac.at(scene.day, 14);
    scene.visit(at, 3_000_000, meeting, line);
    scene.visit(at + 40_000, 2_900_000, meeting, phone);
  }

  /** A host who sends people back into the waiting room until the council begins. */
  private static void strict(Scene scene) {
    String meeting = room(scene);
    for (long at : scene.times(26, 18.5, 0.4)) {
      Line guest = seat(scene);
      String participant = "p" + scene.dice.hex(10);
      if (scene.dice.chance(0.5)) {
        scene.session("refuse", at, meeting, participant, guest);
      }
      scene.session("join", at + 60_000, meeting, participant, guest);
      scene.session("leave", at + 3_000_000, meeting, participant, guest);
    }
  }

  private static void live(Scene scene, Line line) {
    for (long at : scene.times(9, 8, 13)) {
      scene.call(at).by(line).to(Cast.anyone(scene)).natural(120).send();
    }
  }

  /** A customer who was listed by mistake; the entry was withdrawn. */
  private static void withdrawn(Scene scene) {
    Line line = Cast.person(scene, false);
    long at = scene.world.almanac.at(scene.day, 0.1);
    Subject subject = new Subject("number", line.number());
    scene.listing("add", at, subject, "house", "complaints", at - 9 * DAY, at + 90 * DAY);
    scene.listing(
        "remove", at + 600_000, subject, "house", "mistaken for another", at - 9 * DAY, 0);
    live(scene, line);
  }

  /** A number of a swindler of last year, now somebody else's; the entry has ended. */
  private static void recycled(Scene scene) {
    Line line = Cast.person(scene, true);
    long at = scene.world.almanac.at(scene.day, 0.1);
    scene.listing(
        "add",
        at,
        new Subject("number", line.number()),
        "shared",
        "lures",
        at - 200 * DAY,
        at - 60 * DAY);
    live(scene, line);
  }

  /** A telephone that was barred until last month, bought second-hand by an honest customer. */
  private static void secondHand(Scene scene) {
    Line line = Cast.person(scene, true);
    long at = scene.world.almanac.at(scene.day, 0.1);
    scene.listing(
        "add",
        at,
        new Subject("device", line.device()),
        "house",
        "unpaid bills",
        at - 300 * DAY,
        at - 35 * DAY);
    scene.event("device.enrolled", at + 30_000_000).line(line).send();
    live(scene, line);
  }

  /** A partner's network in the middle of one that is listed: the partner is allowed. */
  private static void allowed(Scene scene) {
    Account partner = Cast.firm(scene, "monitoring", 2);
    long at = scene.world.almanac.at(scene.day, 0.1);
    String address = scene.world.addresses.neighbours(partner.place, 1).get(0);
    Line line = partner.main().on(partner.main().device(), address, partner.main().agent());
    scene.name("address", address);
    String net = address.substring(0, address.lastIndexOf('.')) + ".0/24";
    scene.listing(
        "add", at, new Subject("network", net), "shared", "open proxies", at - DAY, at + 90 * DAY);
    scene.listing(
        "allow",
        at + 1000,
        new Subject("address", address),
        "shared",
        "partner",
        at - DAY,
        at + 90 * DAY);
    for (long when : scene.times(12, 8, 10)) {
      scene.event("login.ok", when).line(line).send();
    }
  }
}
