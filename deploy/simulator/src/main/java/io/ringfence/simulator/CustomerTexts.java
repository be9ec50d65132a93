package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** What ordinary people write and get. */
final class CustomerTexts {

  private static final int SERVICES = 12;

  private final Directory directory;
  private final Dice dice;
  private final List<Person> services = new ArrayList<>();

  CustomerTexts(Directory directory, Dice dice) {
    this.directory = directory;
    this.dice = dice;
    for (int i = 0; i < SERVICES; i++) {
      Person service = directory.fresh(Country.US);
      services.add(i % 3 == 0 ? service.asCompany() : service.asCompany("SERVICE" + i));
    }
  }

  void sms(long now, Stage stage, int who, Person person) {
    double what = dice.fraction();
    if (what < 0.70) {
      Person friend = directory.contact(who, dice).person();
      send(now, stage, person, person.number(), friend.number(), small());
    } else if (what < 0.88) {
      Directory.Contact friend = directory.contact(who, dice);
      Person sender = friend.ours() ? friend.person() : outside(friend.person());
      send(now, stage, sender, sender.number(), person.number(), small());
    } else if (what < 0.95) {
      code(now, stage, person);
    } else {
      notice(now, stage, person);
    }
  }

  void chat(long now, Stage stage, int who, Person person) {
    Person friend = directory.contact(who, dice).person();
    stage.chat(now, person, friend.number(), null, small());
    for (int i = dice.below(4); i > 0; i--) {
      now += 3_000 + dice.pause(20_000);
      stage.chat(now, person, friend.number(), null, small());
    }
  }

  /** Somebody signs in somewhere: a code, and mostly it is typed in. Some ask twice. */
  private void code(long now, Stage stage, Person person) {
    int which = dice.below(SERVICES);
    Person service = services.get(which);
    Person asked =
        new Person(
            person.country(), person.number(), service.account(), null, person.address(), null);
    int tries = dice.chance(0.08) ? 2 : 1;
    for (int i = 0; i < tries; i++) {
      stage.security(now, "otp.sent", asked);
      String text = "Service " + which + ": your code is " + dice.digits(6);
      send(now + 300, stage, service, service.number(), person.number(), text);
      now += dice.between(30_000, 90_000);
    }
    if (dice.chance(0.87)) {
      stage.security(now + dice.between(5_000, 40_000), "otp.verified", asked);
    }
  }

  /** Deliveries, bookings, bills: some with a link, from whoever the customer asked. */
  private void notice(long now, Stage stage, Person person) {
    int which = dice.below(SERVICES);
    Person service = services.get(which);
    String text =
        dice.chance(0.4)
            ? "Order "
                + dice.digits(7)
                + " is on its way: https://shop"
                + which
                + ".example/t/"
                + dice.digits(6)
            : "Reminder from service " + which + ": booking " + dice.digits(4) + " tomorrow";
    send(now, stage, service, service.number(), person.number(), text);
  }

  private void send(long now, Stage stage, Person sender, String from, String to, String text) {
    String fate = dice.chance(0.97) ? "delivered" : "failed";
    stage.sms(now, sender, from, to, text, fate, 500 + dice.pause(2_000));
  }

  private String small() {
    String text = Words.small(dice);
    return dice.chance(0.02) ? text + " https://news.example/" + dice.digits(8) : text;
  }

  static Person outside(Person person) {
    return new Person(person.country(), person.number(), null, null, null, null);
  }
}
