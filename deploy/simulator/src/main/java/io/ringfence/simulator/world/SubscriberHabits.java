package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** What ordinary people write and get; how they sign in, register, change settings and meet. */
final class SubscriberHabits {

  private static final int SERVICES = 12;

  private final Directory directory;
  private final ProviderNetwork network;
  private final RandomSource random;
  private final List<Person> services = new ArrayList<>();

  SubscriberHabits(Directory directory, ProviderNetwork network, RandomSource random) {
    this.directory = directory;
    this.network = network;
    this.random = random;
    for (int i = 0; i < SERVICES; i++) {
      Person service = directory.newPerson(Country.US);
      services.add(i % 3 == 0 ? service.asCompany() : service.asCompany("SERVICE" + i));
    }
  }

  void sms(long now, int who, Person person) {
    double what = random.fraction();
    if (what < 0.70) {
      Person friend = directory.contact(who, random).person();
      send(now, person, friend.number(), small());
    } else if (what < 0.88) {
      Directory.Contact friend = directory.contact(who, random);
      Person sender = friend.ours() ? friend.person() : Person.seen(friend.person().number());
      send(now, sender, person.number(), small());
    } else if (what < 0.95) {
      code(now, person);
    } else {
      notice(now, person);
    }
  }

  void chat(long now, int who, Person person) {
    Person friend = directory.contact(who, random).person();
    network.chat(now, person, friend.number(), null, small());
    for (int i = random.below(4); i > 0; i--) {
      now += 3_000 + random.exponentialMillis(20_000);
      network.chat(now, person, friend.number(), null, small());
    }
  }

  /** Somebody signs in somewhere: a code, and mostly it is typed in. Some ask twice. */
  private void code(long now, Person person) {
    int which = random.below(SERVICES);
    Person service = services.get(which);
    Person asked = person.asking(service);
    int tries = random.chance(0.08) ? 2 : 1;
    for (int i = 0; i < tries; i++) {
      network.security(now, "otp.sent", asked);
      String text = "Service " + which + ": your code is " + random.digits(6);
      send(now + 300, service, person.number(), text);
      now += random.between(30_000, 90_000);
    }
    if (random.chance(0.87)) {
      network.security(now + random.between(5_000, 40_000), "otp.verified", asked);
    }
  }

  /** Deliveries, bookings, bills: some with a link, from whoever the customer asked. */
  private void notice(long now, Person person) {
    int which = random.below(SERVICES);
    Person service = services.get(which);
    String text =
        random.chance(0.4)
            ? "Order "
                + random.digits(7)
                + " is on its way: https://shop"
                + which
                + ".example/t/"
                + random.digits(6)
            : "Reminder from service " + which + ": booking " + random.digits(4) + " tomorrow";
    send(now, service, person.number(), text);
  }

  private void send(long now, Person sender, String to, String text) {
    String fate = random.chance(0.97) ? "delivered" : "failed";
    network.sms(now, sender, to, text, fate, 500 + random.exponentialMillis(2_000));
  }

  private String small() {
    String text = MessageTexts.small(random);
    return random.chance(0.02) ? text + " https://news.example/" + random.digits(8) : text;
  }

  /** Registrations, and now and then a mistyped or a new password, PIN, device or forwarding. */
  void keepUp(long now, Person person) {
    double what = random.fraction();
    long later = now + random.between(4_000, 40_000);
    if (what < 0.03) {
      network.security(now, "register.failed", person);
      network.security(later, "register.ok", person);
    } else if (what < 0.04) {
      network.security(now, "login.ok", person);
      network.security(later, "password.changed", person);
      network.security(later + 15_000, "register.ok", person);
    } else if (what < 0.12) {
      network.security(now, "login.ok", person);
    } else if (what < 0.14) {
      for (int i = random.between(1, 3); i > 0; i--) {
        network.security(now, "login.failed", person);
        now += random.between(4_000, 30_000);
      }
      network.security(now, "login.ok", person);
    } else if (what < 0.16) {
      for (int i = random.below(3); i > 0; i--) {
        network.security(now, "voicemail.failed", person);
        now += random.between(4_000, 9_000);
      }
      network.security(now, "voicemail.ok", person);
    } else if (what < 0.165) {
      String to = directory.stranger(random, person.country());
      network.security(now, "forwarding.changed", person, to);
    } else if (what < 0.168) {
      network.security(now, "login.ok", person);
      network.security(later, "device.enrolled", person);
    } else {
      network.security(now, "register.ok", person);
    }
  }

  /** The host and a few friends, one of whom may drop out and come back, or be let in late. */
  void meet(long now, int who, Person host) {
    String meeting = network.meeting();
    long end = now + 600_000 + random.exponentialMillis(1_200_000);
    network.stay(now, end, host, meeting);
    for (int guests = random.between(1, 9); guests > 0; guests--) {
      Directory.Contact guest = directory.contact(who, random);
      if (guest.ours()) {
        attend(now + random.exponentialMillis(60_000), end, guest.person(), meeting);
      }
    }
  }

  private void attend(long joins, long end, Person guest, String meeting) {
    if (random.chance(0.02)) {
      network.session(joins, "refuse", guest, meeting);
      joins += random.between(20_000, 120_000);
    }
    for (int drops = random.chance(0.1) ? random.between(1, 3) : 0; drops > 0; drops--) {
      network.stay(joins, joins + 45_000, guest, meeting);
      joins += 60_000;
    }
    network.stay(joins, Math.max(joins, end) + random.exponentialMillis(4_000), guest, meeting);
    if (random.chance(0.3)) {
      network.chat(
          joins + 5_000 + random.exponentialMillis(300_000),
          guest,
          null,
          meeting,
          MessageTexts.small(random));
    }
  }
}
