package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** What ordinary people write and get. */
final class SubscriberMessages {

  private static final int SERVICES = 12;

  private final Directory directory;
  private final ProviderNetwork network;
  private final RandomSource random;
  private final List<Person> services = new ArrayList<>();

  SubscriberMessages(Directory directory, ProviderNetwork network, RandomSource random) {
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
}
