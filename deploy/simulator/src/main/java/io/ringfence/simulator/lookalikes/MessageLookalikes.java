package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lawful messages in bulk, with links, or in the same words to everybody; lawful crowds, latecomers
 * and bad lines in meetings.
 */
final class MessageLookalikes extends LookalikeGroup {

  static final List<Consumer<MessageLookalikes>> ALL =
      List.of(
          MessageLookalikes::parcelService,
          MessageLookalikes::appointments,
          MessageLookalikes::codesAbroad,
          MessageLookalikes::launch,
          MessageLookalikes::clubSecretary,
          MessageLookalikes::marketing,
          MessageLookalikes::insideTheHouse,
          MessageLookalikes::classroom,
          MessageLookalikes::badLine,
          MessageLookalikes::recruiter,
          MessageLookalikes::strictHost);

  private static final List<String> PREPARED =
      List.of(
          "Hello, how can I help you today?",
          "Please see https://help.example/reset for the steps.",
          "Is there anything else I can do for you?",
          "Thank you for your patience, I am looking into it.");

  MessageLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** "Your parcel": just what swindlers write, but it is true, and customers asked for it. */
  private void parcelService() {
    daily(
        "parcel-service",
        newPerson(Country.US).asCompany("PARCEL24"),
        11,
        4_000,
        () ->
            "Parcel24: your parcel %s comes today. Follow it at https://parcel24.example/t/%s"
                .formatted(random.digits(8), random.digits(9)));
  }

  private void appointments() {
    daily(
        "appointment-texts",
        newPerson(Country.GB).asCompany(),
        15,
        9_000,
        () ->
            "Reminder: %s, your appointment is tomorrow at %d:30. Reply C to cancel."
                .formatted(random.oneOf(MessageTexts.NAMES), random.between(8, 17)));
  }

  private void daily(String name, Person sender, int hour, long gap, Supplier<String> text) {
    RandomSource draws = schedule.random();
    daily(name, SubjectId.all(sender), hour, at(0.02))
        .always(draws.every(gap), now -> send(now, draws, sender, text.get()));
  }

  /** Campaigns that customers have agreed to: one text, everybody, within the hour. */
  private void marketing() {
    Person shop = newPerson(Country.US).asCompany("BLUESHOP");
    int texts = 600;
    long gap = schedule.within(3_000_000, 0.3) / texts;
    trap("shop-newsletter", SubjectId.all(shop), at(0.38))
        .times(
            texts,
            () -> random.jittered(gap),
            now -> {
              String text =
                  "Hi %s, 20%% off this weekend at https://blueshop.example/spring. STOP to end"
                      .formatted(random.oneOf(MessageTexts.NAMES));
              send(now, random, shop, text);
            });
  }

  private void send(long now, RandomSource draws, Person sender, String text) {
    String to = directory.anySubscriber(draws).number();
    String fate = draws.chance(0.985) ? "delivered" : "failed";
    network.sms(now, sender, to, text, fate, 400 + draws.exponentialMillis(1_200));
  }

  /** An app with customers in a country where few of our customers are: most codes come back. */
  private void codesAbroad() {
    codes("codes-abroad", Country.NG, 0.8, 20_000, at(0.02));
  }

  /** A new app is launched: thousands want a code at once, and many lose patience. */
  private void launch() {
    codes("app-launch", Country.BR, 0.62, schedule.within(2_400_000, 0.3) / 500, at(0.42));
  }

  private void codes(String name, Country where, double typed, long gap, long first) {
    Person service = newPerson(Country.US).asCompany();
    trap(name, SubjectId.all(service), first)
        .times(
            500,
            every(gap),
            now -> {
              String number = stranger(where);
              String address = Directory.guestAddress(random.below(1 << 22));
              Person asked = new Person(where, number, service.account(), null, address, null);
              network.security(now, "otp.sent", asked);
              String text = "Welcome! Code " + random.digits(6);
              long after = 400 + random.exponentialMillis(2_000);
              network.sms(now + 300, service, number, text, "delivered", after);
              if (random.chance(typed)) {
                network.security(now + random.between(8_000, 60_000), "otp.verified", asked);
              }
            });
  }

  /** "Training is cancelled": eighty members, one after the other, from a private telephone. */
  private void clubSecretary() {
    Person secretary = customer(Country.GB);
    List<String> members = Stream.generate(() -> stranger(Country.GB)).limit(80).toList();
    String text = "Training on Thursday is cancelled because of the weather. Next week as usual.";
    int[] next = {0};
    trap("club-secretary", SubjectId.all(secretary), at(0.36))
        .times(
            members.size(),
            every(7_000),
            now -> {
              String to = members.get(next[0]++);
              long after = 500 + random.exponentialMillis(1_500);
              network.sms(now, secretary, to, text, "delivered", after);
            });
  }

  private void insideTheHouse() {
    supportAgent();
    announcements();
  }

  /** Answers customers in the chat all day, often in prepared words and with a link to the help. */
  private void supportAgent() {
    Person agent = newPerson(Country.US);
    daily("support-chat", SubjectId.all(agent), 14, at(0.02))
        .always(
            every(15_000),
            now -> {
              Person customer = anyone();
              network.chat(now, customer, agent.number(), null, MessageTexts.small(random));
              network.chat(now + 4_000, agent, customer.number(), null, random.oneOf(PREPARED));
            });
  }

  /** The canteen's menu to the whole company at noon. */
  private void announcements() {
    Person bot = newPerson(Country.DE);
    List<Person> staff = people(150, Country.DE);
    String text = "Lunch today: soup, pasta, salad. https://intranet.example/menu";
    recurring("company-announcement", SubjectId.all(bot), at(0.28))
        .once(
            now -> {
              for (int i = 0; i < staff.size(); i++) {
                network.chat(now + i * 40L, bot, staff.get(i).number(), null, text);
              }
            });
  }

  /** Thirty pupils behind the school's one address, in and out with every hiccup. */
  private void classroom() {
    List<Person> pupils = people(30, Country.US, directory.foreignAddress());
    recurring("classroom", SubjectId.all(pupils), at(0.3))
        .once(
            now -> {
              String meeting = network.meeting();
              for (Person pupil : pupils) {
                long at = now + random.below(120_000);
                for (int drops = random.below(4); drops > 0; drops--) {
                  long stays = random.logUniform(20_000, 500_000);
                  network.stay(at, at + stays, pupil, meeting);
                  at += stays + random.between(2_000, 20_000);
                }
                network.stay(at, Math.max(at, now + 2_700_000) + 5_000, pupil, meeting);
                network.chat(at + 2_000, pupil, null, meeting, "here");
              }
            });
  }

  /** On a train: one meeting, twenty-five entries. */
  private void badLine() {
    Person traveller = newPerson(Country.DE);
    String[] meeting = {null};
    trap("meeting-on-a-train", SubjectId.all(traveller), at(0.34))
        .times(
            25,
            from(50_000, 60_000),
            now -> {
              meeting[0] = meeting[0] == null ? network.meeting() : meeting[0];
              network.stay(now, now + random.between(5_000, 45_000), traveller, meeting[0]);
            });
  }

  /** One meeting after the other all day, each with another candidate; some wait outside. */
  private void recruiter() {
    Person recruiter = newPerson(Country.US);
    daily("recruiter", SubjectId.all(recruiter), 15, at(0.02))
        .always(
            from(600_000, 300_000),
            now -> {
              String meeting = network.meeting();
              Person candidate = anyone();
              network.stay(now, now + 540_000, recruiter, meeting);
              network.session(now + 2_000, "refuse", candidate, meeting);
              network.stay(now + 60_000, now + 535_000, candidate, meeting);
            });
  }

  /** Lets nobody in before time, and throws out who has forgotten to leave. */
  private void strictHost() {
    Person host = newPerson(Country.GB);
    List<Person> guests = people(12, Country.GB);
    List<Person> all = Stream.concat(Stream.of(host), guests.stream()).toList();
    trap("strict-host", SubjectId.all(all), at(0.39))
        .once(
            now -> {
              String meeting = network.meeting();
              network.stay(now, now + 3_000_000, host, meeting);
              for (Person guest : guests) {
                for (int i = random.below(3); i > 0; i--) {
                  network.session(now + random.below(200_000), "refuse", guest, meeting);
                }
                network.session(now + 240_000 + random.below(60_000), "join", guest, meeting);
                boolean thrown = random.chance(0.2);
                network.session(now + 2_990_000, thrown ? "kick" : "leave", guest, meeting);
              }
            });
  }
}
