package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Lawful senders of many messages or codes: the recipients are their customers, members or friends.
 */
final class Writers {
  private Writers() {}

  static List<Trap> all() {
    return List.of(
        new Trap(
            "courier-links",
            s ->
                notices(
                    s,
                    "courier",
                    420,
                    7,
                    3,
                    "SwiftPost: your parcel comes today, change the time at"
                        + " https://track.swiftpost.example/",
                    true)),
        new Trap(
            "airline-rebooking",
            s ->
                notices(
                    s,
                    "airline",
                    380,
                    6,
                    0.6,
                    "Your flight was cancelled because of weather. Choose another one here:"
                        + " https://rebook.skyway.example/",
                    true)),
        new Trap(
            "pharmacy-messages",
            s ->
                notices(
                    s,
                    "pharmacy",
                    260,
                    10,
                    1,
                    "Your prescription is ready at the counter on Main Street. Call us with"
                        + " questions.",
                    false)),
        new Trap(
            "public-warning",
            s ->
                notices(
                    s,
                    "authority",
                    520,
                    16,
                    0.15,
                    "Storm warning for the county until nine tonight. Stay off the roads.",
                    false)),
        new Trap(
            "political-messages",
            s ->
                notices(
                    s,
                    "campaign",
                    330,
                    12,
                    4,
                    "Polls close at eight today. Find your polling place:"
                        + " https://vote.county.example/",
                    true)),
        new Trap("market-alerts", Writers::market),
        new Trap("bank-code-burst", s -> codes(s, 300, 0.4, 0.9, false)),
        new Trap("ticket-rush-codes", s -> codes(s, 420, 0.3, 0.55, false)),
        new Trap("dating-app-codes", s -> codes(s, 260, 12, 0.5, true)),
        new Trap("launch-in-new-country", Writers::launch),
        new Trap("wedding-invitation", Writers::wedding),
        new Trap("club-chat", Writers::club),
        new Trap("support-agents-chat", Writers::support),
        new Trap("smart-meters", Writers::meters),
        new Trap("fleet-sim-gateway", Writers::fleet));
  }

  private static void notices(
      Scene scene, String kind, int count, double from, double hours, String words, boolean link) {
    Account firm = Cast.firm(scene, kind, 2);
    for (long at : scene.times(count, from, hours)) {
      scene
          .text(at, link ? words + scene.dice.hex(7) : words)
          .by(firm.main())
          .to(Cast.anyone(scene))
          .send();
    }
  }

  /** A broker's robot tells its customers in the chat what they ordered to be told. */
  private static void market(Scene scene) {
    Account firm = Cast.firm(scene, "trading-firm", 3);
    for (long at : scene.times(220, 7, 9)) {
      scene
          .text(
              at,
              "Price alert: the share on your watch list moved by more than two percent,"
                  + " details at https://desk.broker.example/a")
          .by(firm.main())
          .to(scene.world.anybody(scene.dice).number())
          .chat()
          .send();
    }
  }

  private static void codes(Scene scene, int count, double hours, double entered, boolean wide) {
    Dice dice = scene.dice;
    Account sender = Cast.firm(scene, "otp-sender", 1);
    String brand = dice.pick("Heartly", "Showtix", "Bankly");
    for (long at : scene.times(count, wide ? 9 : 10, hours)) {
      boolean abroad = wide && dice.chance(0.4);
      Line who = scene.world.anybody(dice);
      String number =
          abroad
              ? scene.world.numbers.of(dice.pick(Destination.of(Destination.Kind.ORDINARY)))
              : who.number();
      String address = abroad ? scene.world.addresses.in(dice.pick(Place.far())) : who.address();
      String device = abroad ? scene.world.addresses.app() : who.device();
      send(scene, sender, brand, number, address, device, at, dice.chance(entered));
    }
  }

  private static void send(
      Scene scene,
      Account sender,
      String brand,
      String number,
      String address,
      String device,
      long at,
      boolean entered) {
    Dice dice = scene.dice;
    scene
        .event("otp.sent", at)
        .account(sender.id)
        .number(number)
        .address(address)
        .device(device)
        .send();
    scene
        .text(at + 300, scene.world.phrases.code(dice, brand))
        .from(brand)
        .to(number)
        .account(sender.id)
        .send();
    if (entered) {
      scene
          .event("otp.verified", at + dice.seconds(10, 60))
          .account(sender.id)
          .number(number)
          .address(address)
          .device(device)
          .send();
    }
  }

  /** An app starts in a country where it had no users; three quarters of its codes are entered. */
  private static void launch(Scene scene) {
    Account sender = Cast.firm(scene, "otp-sender", 1);
    Destination network = scene.dice.pick(Destination.of(Destination.Kind.DEAR));
    for (long at : scene.times(160, 8, 10)) {
      send(
          scene,
          sender,
          "Ridely",
          scene.world.numbers.of(network),
          scene.world.addresses.in(scene.dice.pick(Place.far())),
          scene.world.addresses.app(),
          at,
          scene.dice.chance(0.76));
    }
  }

  /** A couple who write the same words to all their friends. */
  private static void wedding(Scene scene) {
    Line line = Cast.person(scene, true);
    for (long at : scene.times(85, 18, 0.6)) {
      scene
          .text(
              at,
              "We are getting married on the third of next month! Please tell us whether"
                  + " you can come: https://annaandtom.example/rsvp")
          .by(line)
          .to(Cast.anyone(scene))
          .send();
    }
  }

  /** A church group's announcements: one text to all members, who answer all. */
  private static void club(Scene scene) {
    List<Line> members = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      members.add(scene.world.anybody(scene.dice));
    }
    Line pastor = Cast.person(scene, true);
    for (long at : scene.times(4, 9, 11)) {
      long when = at;
      for (Line member : members) {
        when += scene.dice.seconds(0.1, 0.6);
        scene
            .text(
                when,
                "Choir practice moves to the parish hall tonight, please bring a chair"
                    + " and something to share")
            .by(pastor)
            .to(member.number())
            .chat()
            .send();
        if (scene.dice.chance(0.4)) {
          scene
              .text(when + scene.dice.seconds(60, 900), "Amen, see you all there")
              .by(member)
              .to(pastor.number())
              .chat()
              .send();
        }
      }
    }
  }

  /** Agents of a shop who answer customers with ready-made sentences and links. */
  private static void support(Scene scene) {
    Account shop = Cast.firm(scene, "call-centre", 6);
    for (long at : scene.times(280, 8, 12)) {
      Line agent = scene.dice.pick(shop.lines);
      String customer = scene.world.anybody(scene.dice).number();
      scene
          .text(
              at,
              "Thank you for writing to us! How to send an article back is described at"
                  + " https://help.shopwise.example/returns")
          .by(agent)
          .to(customer)
          .chat()
          .send();
    }
  }

  /** Meters that report by message, all the same, all night. */
  private static void meters(Scene scene) {
    Account utility = Cast.firm(scene, "utility", 60);
    String collector = scene.world.outside(scene.dice);
    scene.name("number", collector);
    for (long at : scene.times(360, 0.3, 4)) {
      Line meter = scene.dice.pick(utility.lines);
      scene
          .text(at, "RD " + scene.dice.digits(7) + " kWh status nominal reading")
          .by(meter)
          .to(collector)
          .send();
    }
  }

  /** A bus company's gateway with a slot for each bus, under contract: many SIMs, one place. */
  private static void fleet(Scene scene) {
    Account company = Cast.firm(scene, "transport", 16);
    List<String> drivers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      drivers.add(scene.world.outside(scene.dice));
    }
    for (long at : scene.times(230, 5, 17)) {
      Line line = scene.dice.pick(company.lines);
      if (scene.dice.chance(0.7)) {
        scene.call(at).by(line).to(scene.dice.pick(drivers)).natural(60).send();
      } else {
        scene.call(at).from(scene.dice.pick(drivers)).into(line).natural(60).send();
      }
    }
  }
}
