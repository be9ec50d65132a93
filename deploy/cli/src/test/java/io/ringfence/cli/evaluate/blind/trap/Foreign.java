package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/**
 * People and firms that call abroad often, at night or dearly, and pay for it; and those who
 * travel.
 */
final class Foreign {
  private Foreign() {}

  static List<Trap> all() {
    return List.of(
        new Trap("diaspora-families", Foreign::diaspora),
        new Trap("seafarer-families", Foreign::seafarers),
        new Trap("night-traders", Foreign::traders),
        new Trap("hotel-guests-abroad", Foreign::hotel),
        new Trap("hospital-night-calls", Foreign::hospital),
        new Trap("aid-organisation", Foreign::aid),
        new Trap("holiday-forwarding", Foreign::forwarding),
        new Trap("calls-from-abroad-unanswered", Foreign::unanswered),
        new Trap("traveller", Foreign::traveller),
        new Trap("traveller-voicemail", Foreign::voicemail),
        new Trap("worker-with-vpn", Foreign::vpn),
        new Trap("mobile-network-hub", Foreign::hub),
        new Trap("portal-monitor", Foreign::monitor));
  }

  /** Families that call relatives in costly countries, the same few numbers, in the evening. */
  private static void diaspora(Scene scene) {
    for (int i = 0; i < 6; i++) {
      Line line = Cast.person(scene, i % 2 == 0);
      String country = scene.dice.pick("CU", "SO", "GM", "ZW", "SL", "GN", "WS", "SN");
      List<String> relatives =
          List.of(
              Cast.abroad(scene, country),
              Cast.abroad(scene, country),
              Cast.abroad(scene, country));
      for (long at : scene.times(scene.dice.between(4, 11), 16, 6.5)) {
        scene.call(at).by(line).to(scene.dice.pick(relatives)).natural(700).send();
      }
    }
  }

  /** Wives and husbands of sailors, who call the ship. */
  private static void seafarers(Scene scene) {
    for (int i = 0; i < 3; i++) {
      Line line = Cast.person(scene, false);
      String ship =
          scene.world.numbers.of(scene.dice.pick(Destination.of(Destination.Kind.SATELLITE)));
      for (long at : scene.times(scene.dice.between(2, 5), 11, 11)) {
        scene.call(at).by(line).to(ship).natural(240).send();
      }
    }
  }

  /** Traders for whom the markets of Asia and Europe open in the night. */
  private static void traders(Scene scene) {
    Account firm = Cast.firm(scene, "trading-firm", 14);
    firm.countries.addAll(List.of("JP", "HK", "SG", "GB", "DE"));
    for (long at : scene.times(150, 0.3, 5)) {
      scene
          .call(at)
          .by(scene.dice.pick(firm.lines))
          .to(Cast.abroad(scene, "JP", "HK", "SG", "GB", "DE"))
          .natural(90)
          .send();
    }
  }

  /** A congress hotel, whose guests call home everywhere. */
  private static void hotel(Scene scene) {
    Account hotel = Cast.firm(scene, "hotel", 70);
    for (long at : scene.times(130, 5, 18)) {
      Destination to =
          scene.dice.pick(
              Destination.of(
                  scene.dice.chance(0.1) ? Destination.Kind.COSTLY : Destination.Kind.ORDINARY));
      scene
          .call(at)
          .by(scene.dice.pick(hotel.lines))
          .to(scene.world.numbers.of(to))
          .natural(320)
          .send();
    }
  }

  /** Wards that call relatives and doctors all night. */
  private static void hospital(Scene scene) {
    Account hospital = Cast.firm(scene, "hospital", 60);
    for (long at : scene.times(160, 0.2, 6)) {
      scene.call(at).by(scene.dice.pick(hospital.lines)).to(Cast.anyone(scene)).natural(80).send();
    }
  }

  /** An aid organisation that calls its people in the field, by satellite too. */
  private static void aid(Scene scene) {
    Account aid = Cast.firm(scene, "charity", 8);
    aid.countries.addAll(List.of("SO", "ML", "HT", "PG", "001"));
    for (long at : scene.times(40, 7, 12)) {
      scene
          .call(at)
          .by(scene.dice.pick(aid.lines))
          .to(Cast.abroad(scene, "SO", "ML", "HT", "PG", "001"))
          .natural(420)
          .send();
    }
  }

  /** A craftsman on holiday has calls forwarded to a mobile telephone abroad. */
  private static void forwarding(Scene scene) {
    Line line = Cast.person(scene, false);
    String mobile = Cast.abroad(scene, "MX", "ES", "DO", "JM");
    scene.name("number", mobile);
    long at = scene.world.almanac.at(scene.day, 7);
    scene.event("login.ok", at).line(line).send();
    scene.event("forwarding.changed", at + 50_000).line(line).to(mobile).send();
    for (long when : scene.times(11, 8.5, 10)) {
      long talk = scene.dice.around(120);
      scene
          .call(when)
          .from(scene.world.outside(scene.dice))
          .into(line)
          .ring(500)
          .talk(talk + 6000)
          .send();
      scene.call(when + 1500).by(line).to(mobile).talk(talk).send();
    }
  }

  /** A relative abroad without credit rings once to be called back, as every day. */
  private static void unanswered(Scene scene) {
    Line line = Cast.person(scene, true);
    String relative = Cast.abroad(scene, "CU", "GM", "SN", "HT");
    scene.name("number", relative);
    for (long at : scene.times(4, 10, 11)) {
      scene
          .call(at)
          .from(relative)
          .into(line)
          .ring(scene.dice.seconds(1, 3))
          .fail(487)
          .released("caller")
          .send();
      scene
          .call(at + scene.dice.seconds(30, 200))
          .by(line)
          .to(relative)
          .talk(scene.dice.around(500))
          .send();
    }
  }

  /** Somebody who flies: a login at home, eleven hours nothing, a login abroad. */
  private static void traveller(Scene scene) {
    Line line = Cast.person(scene, true);
    Place there =
        scene.dice.pick(
            Place.far().stream().filter(p -> p.kilometres(line.place()) < 11_000).toList());
    Line abroad = Cast.at(scene, line, there, scene.world.addresses.in(there));
    scene.name("address", abroad.address());
    long home = scene.world.almanac.at(scene.day, 0.4 + scene.dice.real());
    scene.event("login.ok", home).line(line).send();
    long landed = home + (long) ((there.kilometres(line.place()) / 750 + 3) * 3_600_000);
    scene.event("login.ok", landed).line(abroad).send();
    for (int i = 1; i < 4; i++) {
      scene
          .call(landed + i * 400_000L)
          .by(abroad)
          .to(scene.world.outside(scene.dice))
          .natural(90)
          .send();
    }
  }

  /** A traveller who does not remember the code of the mailbox. */
  private static void voicemail(Scene scene) {
    Line line = Cast.person(scene, true);
    Place there = scene.dice.pick(Place.far());
    String address = scene.world.addresses.in(there);
    scene.name("address", address);
    long at = scene.world.almanac.at(scene.day, 9 + scene.dice.real() * 8);
    for (int i = 0; i < 6; i++) {
      scene
          .event(i < 5 ? "voicemail.failed" : "voicemail.ok", at + i * 31_000L)
          .account(line.account())
          .number(line.number())
          .address(address)
          .send();
    }
  }

  /** An employee whose way to the portal goes through the firm's network in another country. */
  private static void vpn(Scene scene) {
    Line line = Cast.person(scene, false);
    Place exit = scene.dice.pick(Place.hosting());
    Line through = Cast.at(scene, line, exit, scene.world.addresses.in(exit));
    scene.name("address", through.address());
    int turn = 0;
    for (long at : scene.times(7, 8, 10)) {
      scene.event("login.ok", at).line(turn++ % 2 == 0 ? line : through).send();
    }
  }

  /** A mobile network that shows all its users at its hub, far from where they are. */
  private static void hub(Scene scene) {
    Place hub = Place.home().get(6);
    for (int i = 0; i < 8; i++) {
      Line line = Cast.person(scene, true);
      String home = scene.world.addresses.in(line.place());
      scene.name("address", home);
      long at = scene.world.almanac.at(scene.day, 9 + scene.dice.real() * 11);
      scene.event("login.ok", at).line(Cast.at(scene, line, line.place(), home)).send();
      scene
          .event("login.ok", at + scene.dice.seconds(120, 900))
          .line(Cast.at(scene, line, hub, line.address()))
          .send();
    }
  }

  /**
   * A service that the customer pays to log in from several continents, to see whether it works.
   */
  private static void monitor(Scene scene) {
    Account firm = Cast.firm(scene, "monitoring", 1);
    Dice dice = scene.dice;
    List<Place> places = Place.hosting();
    List<String> addresses = places.stream().map(scene.world.addresses::in).toList();
    scene.name("address", addresses);
    for (long at : scene.times(140, 0.1, 23.7)) {
      int which = dice.between(0, places.size() - 1);
      scene
          .event(dice.chance(0.97) ? "login.ok" : "login.failed", at)
          .account(firm.id)
          .address(addresses.get(which))
          .agent("uptime-check/2")
          .place(places.get(which))
          .send();
    }
  }
}
