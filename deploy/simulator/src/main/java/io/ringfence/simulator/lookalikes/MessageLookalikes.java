package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lawful messages in bulk, with links, or in the same words to everybody. */
final class MessageLookalikes extends LookalikeGroup {

  MessageLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    parcelService();
    appointments();
    codesAbroad();
    launch();
    clubSecretary();
    marketing();
    supportAgent();
    announcements();
  }

  /** "Your parcel": just what swindlers write, but it is true, and customers asked for it. */
  private void parcelService() {
    RandomSource random = schedule.random();
    Person carrier = directory.newPerson(Country.US).asCompany("PARCEL24");
    daily(
        "parcel-service",
        carrier,
        11,
        4_000,
        () ->
            "Parcel24: your parcel "
                + random.digits(8)
                + " comes today. Follow it at https://parcel24.example/t/"
                + random.digits(9));
  }

  private void appointments() {
    RandomSource random = schedule.random();
    Person clinic = directory.newPerson(Country.GB).asCompany();
    daily(
        "appointment-texts",
        clinic,
        15,
        9_000,
        () ->
            "Reminder: "
                + MessageTexts.name(random)
                + ", your appointment is tomorrow at "
                + random.between(8, 17)
                + ":30. Reply C to cancel.");
  }

  /** Campaigns that customers have agreed to: one text, everybody, within the hour. */
  private void marketing() {
    RandomSource random = schedule.random();
    Person shop = directory.newPerson(Country.US).asCompany("BLUESHOP");
    int texts = 600;
    long gap = schedule.within(3_000_000, 0.3) / texts;
    trap("shop-newsletter", SubjectId.all(shop), schedule.at(0.38))
        .times(
            texts,
            () -> random.jittered(gap),
            (now, network) ->
                send(
                    now,
                    network,
                    random,
                    shop,
                    "Hi "
                        + MessageTexts.name(random)
                        + ", 20% off this weekend at https://blueshop.example/spring. STOP to"
                        + " end"));
  }

  /** An app with customers in a country where few of our customers are: most codes come back. */
  private void codesAbroad() {
    RandomSource random = schedule.random();
    codes("codes-abroad", Country.NG, 0.8, 20_000, schedule.at(0.02), random);
  }

  /** A new app is launched: thousands want a code at once, and many lose patience. */
  private void launch() {
    RandomSource random = schedule.random();
    long gap = schedule.within(2_400_000, 0.3) / 500;
    codes("app-launch", Country.BR, 0.62, gap, schedule.at(0.42), random);
  }

  private void codes(
      String name, Country where, double typed, long gap, long first, RandomSource random) {
    Person service = directory.newPerson(Country.US).asCompany();
    trap(name, SubjectId.all(service), first)
        .times(
            500,
            () -> random.exponentialMillis(gap),
            (now, network) -> {
              String number = directory.stranger(random, where);
              String address = Directory.guestAddress(random.below(1 << 22));
              Person asked = new Person(where, number, service.account(), null, address, null);
              network.security(now, "otp.sent", asked);
              network.sms(
                  now + 300,
                  service,
                  service.number(),
                  number,
                  "Welcome! Code " + random.digits(6),
                  "delivered",
                  400 + random.exponentialMillis(2_000));
              if (random.chance(typed)) {
                network.security(now + random.between(8_000, 60_000), "otp.verified", asked);
              }
            });
  }

  /** "Training is cancelled": eighty members, one after the other, from a private telephone. */
  private void clubSecretary() {
    RandomSource random = schedule.random();
    Person secretary = directory.newPerson(Country.GB);
    CustomerRoutine.ofCustomer(schedule, secretary);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      members.add(directory.stranger(random, Country.GB));
    }
    int[] next = {0};
    trap("club-secretary", SubjectId.all(secretary), schedule.at(0.36))
        .times(
            members.size(),
            () -> random.exponentialMillis(7_000),
            (now, network) ->
                network.sms(
                    now,
                    secretary,
                    secretary.number(),
                    members.get(next[0]++ % members.size()),
                    "Training on Thursday is cancelled because of the weather. Next week as usual.",
                    "delivered",
                    500 + random.exponentialMillis(1_500)));
  }

  /** Answers customers in the chat all day, often in prepared words and with a link to the help. */
  private void supportAgent() {
    RandomSource random = schedule.random();
    Person agent = directory.newPerson(Country.US);
    List<String> prepared =
        List.of(
            "Hello, how can I help you today?",
            "Please see https://help.example/reset for the steps.",
            "Is there anything else I can do for you?",
            "Thank you for your patience, I am looking into it.");
    daily("support-chat", SubjectId.all(agent), 14, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(15_000),
            (now, network) -> {
              Person customer = directory.anySubscriber(random);
              network.chat(now, customer, agent.number(), null, MessageTexts.small(random));
              network.chat(now + 4_000, agent, customer.number(), null, random.oneOf(prepared));
            });
  }

  /** The canteen's menu to the whole company at noon. */
  private void announcements() {
    Person bot = directory.newPerson(Country.DE);
    List<Person> staff = people(150, Country.DE);
    recurring("company-announcement", SubjectId.all(bot), schedule.at(0.28))
        .by(
            () ->
                Actor.once(
                    (now, network) -> {
                      for (int i = 0; i < staff.size(); i++) {
                        network.chat(
                            now + i * 40L,
                            bot,
                            staff.get(i).number(),
                            null,
                            "Lunch today: soup, pasta, salad. https://intranet.example/menu");
                      }
                    }));
  }

  private void daily(String name, Person sender, int hour, long gap, Supplier<String> text) {
    RandomSource random = schedule.random();
    daily(name, SubjectId.all(sender), hour, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(gap),
            (now, network) -> send(now, network, random, sender, text.get()));
  }

  private void send(
      long now, ProviderNetwork network, RandomSource random, Person sender, String text) {
    String to = directory.anySubscriber(random).number();
    String fate = random.chance(0.985) ? "delivered" : "failed";
    network.sms(
        now, sender, sender.number(), to, text, fate, 400 + random.exponentialMillis(1_200));
  }
}
