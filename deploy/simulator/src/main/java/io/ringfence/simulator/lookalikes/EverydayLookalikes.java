package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Customers whose registrations, messages or meetings look like fraud. */
final class EverydayLookalikes extends LookalikeGroup {

  static final List<Consumer<EverydayLookalikes>> ALL =
      List.of(
          EverydayLookalikes::otpSender,
          EverydayLookalikes::bankAlerts,
          EverydayLookalikes::office,
          EverydayLookalikes::oldPassword,
          EverydayLookalikes::forgottenPassword,
          EverydayLookalikes::passwordChanged,
          EverydayLookalikes::traveller,
          EverydayLookalikes::family,
          EverydayLookalikes::webinar,
          EverydayLookalikes::monitoringProbe);

  EverydayLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** Codes to many numbers in the same words; nearly all come back. */
  private void otpSender() {
    Person service = newPerson(Country.US).asCompany();
    daily("otp-sender", SubjectId.all(service), 13, at(0.01))
        .always(
            every(2_500),
            now -> {
              Person asked = anyone().asking(service).in(null);
              network.security(now, "otp.sent", asked);
              String text =
                  "Your code is " + random.between(100_000, 999_999) + ". Do not share it.";
              String fate = random.chance(0.985) ? "delivered" : "failed";
              long after = 400 + random.exponentialMillis(1_500);
              network.sms(now + 200, service, asked.number(), text, fate, after);
              if (random.chance(0.88)) {
                network.security(now + random.between(6_000, 25_000), "otp.verified", asked);
              }
            });
  }

  /** One text for every use of a card, to the bank's own customers. */
  private void bankAlerts() {
    Person bank = newPerson(Country.US).asCompany("FIRSTCITY");
    daily("bank-alerts", SubjectId.all(bank), 16, at(0.01))
        .always(
            every(1_600),
            now -> {
              String to = anyone().number();
              String text =
                  "First City: card ending %d was used for %d.50 at a shop. Not you? Call the number on your card."
                      .formatted(random.between(1_000, 9_999), random.between(3, 190));
              String fate = random.chance(0.99) ? "delivered" : "failed";
              network.sms(now, bank, to, text, fate, 400 + random.exponentialMillis(1_200));
            });
  }

  /** Forty people behind one address; after a power cut all phones register at once. */
  private void office() {
    List<Person> staff = people(40, Country.US, directory.foreignAddress());
    recurring("office-behind-one-address", SubjectId.all(staff), at(0.1))
        .once(
            now -> {
              for (Person person : staff) {
                signIn(now + random.below(20_000), "register", person, 0.08, 4_000, 9_000);
              }
            });
    schedule.unlabelled(
        at(0.15),
        Actor.always(
            every(120_000, 8_000),
            now -> {
              PhoneCall call = PhoneCall.outbound(random.oneOf(staff), stranger(Country.US));
              network.call(now, call.asUsual(random, 100));
            }));
  }

  /** A phone in a drawer that still has the old password: once a minute, for ever. */
  private void oldPassword() {
    Person phone = directory.newPerson();
    trap("phone-with-old-password", SubjectId.all(phone), at(0.02))
        .always(from(60_000, 900), now -> network.security(now, "register.failed", phone));
  }

  /** Three wrong guesses at one's own password, then the right one, then an ordinary call. */
  private void forgottenPassword() {
    Person user = directory.newPerson();
    trap("forgotten-password", SubjectId.all(user), at(0.2))
        .once(
            now -> {
              for (int i = 0; i < 3; i++) {
                network.security(now + i * 5_000L + random.below(2_000), "register.failed", user);
              }
              network.security(now + 20_000, "register.ok", user);
              callSomebody(now + 25_000, user, 60);
            });
  }

  private void callSomebody(long now, Person caller, double seconds) {
    network.call(now, PhoneCall.internal(caller, anyone().number()).asUsual(random, seconds));
  }

  /** Changes the password as advised, registers again, and calls whom he always calls. */
  private void passwordChanged() {
    Person user = newPerson(Country.US);
    once(at(0.01), now -> network.security(now, "register.ok", user));
    trap("password-changed", SubjectId.all(user), at(0.15))
        .once(
            now -> {
              network.security(now, "password.changed", user);
              network.security(now + 6_000, "register.ok", user);
              for (int i = 0; i < 3; i++) {
                String friend = directory.subscriber(random.below(9)).number();
                PhoneCall call = PhoneCall.internal(user, friend).answered(4_000, 9_000, "caller");
                network.call(now + 12_000 + i * 18_000L, call);
              }
            });
  }

  /** On a journey: registers from a hotel abroad and calls home. */
  private void traveller() {
    Person abroad = newPerson(Country.US).in(Country.FR).withAddress(directory.foreignAddress());
    trap("traveller", SubjectId.all(abroad), at(0.06))
        .times(
            6,
            every(7_200_000, 15_000),
            now -> {
              network.security(now, "register.ok", abroad);
              String home = directory.subscriber(random.below(12)).number();
              network.call(now + 5_000, PhoneCall.outbound(abroad, home).asUsual(random, 120));
            });
  }

  /** One telephone at home, and a number for everybody. */
  private void family() {
    Person parent = newPerson(Country.US);
    List<Person> members = new ArrayList<>(List.of(parent));
    people(3, Country.US).forEach(child -> members.add(parent.withNumber(child.number())));
    trap("family-on-one-device", SubjectId.all(members), at(0.04))
        .always(
            every(1_800_000, 15_000),
            now -> {
              Person member = random.oneOf(members);
              network.security(now, "register.ok", member);
              callSomebody(now + 3_000, member, 50);
            });
  }

  /** A hundred and fifty people enter one meeting within a minute, and write in its chat. */
  private void webinar() {
    Person host = newPerson(Country.US);
    String meeting = "webinar-" + host.account();
    List<SubjectId> subjects = SubjectId.all(host, new SubjectId("meeting", meeting));
    recurring("webinar-rush", subjects, at(0.25))
        .times(
            150,
            within(60_000, 0.4, 150),
            now -> {
              Person guest = anyone();
              network.stay(now, now + 60_000 + random.exponentialMillis(2_400_000), guest, meeting);
              if (random.chance(0.3)) {
                String greeting = "Hello from " + guest.country().iso();
                network.chat(now + 4_000, guest, null, meeting, greeting);
              }
            });
  }

  /** Asks once a minute whether the service answers. */
  private void monitoringProbe() {
    String address = directory.foreignAddress();
    Person probe = new Person(null, null, null, null, address, "uptime-check/2.1");
    trap("monitoring-probe", List.of(SubjectId.address(address)), at(0.02))
        .always(from(60_000, 300), now -> network.security(now, "scan.probe", probe));
  }
}
