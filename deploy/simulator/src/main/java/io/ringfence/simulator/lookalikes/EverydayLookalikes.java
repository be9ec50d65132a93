package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Customers whose registrations, messages or meetings look like fraud. */
final class EverydayLookalikes extends LookalikeGroup {

  EverydayLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    otpSender();
    bankAlerts();
    office();
    oldPassword();
    forgottenPassword();
    passwordChanged();
    traveller();
    family();
    webinar();
    monitoringProbe();
  }

  /** Codes to many numbers in the same words; nearly all come back. */
  private void otpSender() {
    RandomSource random = schedule.random();
    Person service = directory.newPerson(Country.US).asCompany();
    daily("otp-sender", SubjectId.all(service), 13, schedule.at(0.01))
        .always(
            () -> random.exponentialMillis(2_500),
            (now, network) -> {
              Person user = directory.anySubscriber(random);
              Person asked =
                  new Person(null, user.number(), service.account(), null, user.address(), null);
              network.security(now, "otp.sent", asked);
              network.sms(
                  now + 200,
                  service,
                  service.number(),
                  user.number(),
                  "Your code is " + random.between(100_000, 999_999) + ". Do not share it.",
                  random.chance(0.985) ? "delivered" : "failed",
                  400 + random.exponentialMillis(1_500));
              if (random.chance(0.88)) {
                network.security(now + random.between(6_000, 25_000), "otp.verified", asked);
              }
            });
  }

  /** One text for every use of a card, to the bank's own customers. */
  private void bankAlerts() {
    RandomSource random = schedule.random();
    Person bank = directory.newPerson(Country.US).asCompany("FIRSTCITY");
    daily("bank-alerts", SubjectId.all(bank), 16, schedule.at(0.01))
        .always(
            () -> random.exponentialMillis(1_600),
            (now, network) ->
                network.sms(
                    now,
                    bank,
                    bank.number(),
                    directory.anySubscriber(random).number(),
                    "First City: card ending "
                        + random.between(1_000, 9_999)
                        + " was used for "
                        + random.between(3, 190)
                        + ".50 at a shop. Not you? Call the number on your card.",
                    random.chance(0.99) ? "delivered" : "failed",
                    400 + random.exponentialMillis(1_200)));
  }

  /** Forty people behind one address; after a power cut all phones register at once. */
  private void office() {
    RandomSource random = schedule.random();
    String address = directory.foreignAddress();
    List<Person> staff =
        people(40, Country.US).stream().map(each -> each.withAddress(address)).toList();
    recurring("office-behind-one-address", SubjectId.all(staff), schedule.at(0.1))
        .by(
            () ->
                Actor.once(
                    (now, network) -> {
                      for (Person person : staff) {
                        long at = now + random.below(20_000);
                        if (random.chance(0.08)) {
                          network.security(at, "register.failed", person);
                          at += random.between(4_000, 9_000);
                        }
                        network.security(at, "register.ok", person);
                      }
                    }));
    schedule.unlabelled(
        schedule.at(0.15),
        Actor.always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 120_000 : 8_000),
            (now, network) -> {
              PhoneCall call =
                  PhoneCall.outbound(random.oneOf(staff), directory.stranger(random, Country.US));
              network.call(now, call.asUsual(random, 100));
            }));
  }

  /** A phone in a drawer that still has the old password: once a minute, for ever. */
  private void oldPassword() {
    RandomSource random = schedule.random();
    Person phone = directory.newPerson();
    trap("phone-with-old-password", SubjectId.all(phone), schedule.at(0.02))
        .always(
            () -> 60_000 + random.below(900),
            (now, network) -> network.security(now, "register.failed", phone));
  }

  /** Three wrong guesses at one's own password, then the right one, then an ordinary call. */
  private void forgottenPassword() {
    RandomSource random = schedule.random();
    Person user = directory.newPerson();
    trap("forgotten-password", SubjectId.all(user), schedule.at(0.2))
        .once(
            (now, network) -> {
              for (int i = 0; i < 3; i++) {
                network.security(now + i * 5_000L + random.below(2_000), "register.failed", user);
              }
              network.security(now + 20_000, "register.ok", user);
              String friend = directory.anySubscriber(random).number();
              network.call(now + 25_000, PhoneCall.internal(user, friend).asUsual(random, 60));
            });
  }

  /** Changes the password as advised, registers again, and calls whom he always calls. */
  private void passwordChanged() {
    RandomSource random = schedule.random();
    Person user = directory.newPerson(Country.US);
    schedule.unlabelled(
        schedule.at(0.01),
        Actor.once((now, network) -> network.security(now, "register.ok", user)));
    trap("password-changed", SubjectId.all(user), schedule.at(0.15))
        .once(
            (now, network) -> {
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
    RandomSource random = schedule.random();
    Person abroad =
        directory.newPerson(Country.US).in(Country.FR).withAddress(directory.foreignAddress());
    trap("traveller", SubjectId.all(abroad), schedule.at(0.06))
        .times(
            6,
            () -> random.exponentialMillis(schedule.settings.isLong() ? 7_200_000 : 15_000),
            (now, network) -> {
              network.security(now, "register.ok", abroad);
              String home = directory.subscriber(random.below(12)).number();
              network.call(now + 5_000, PhoneCall.outbound(abroad, home).asUsual(random, 120));
            });
  }

  /** One telephone at home, and a number for everybody. */
  private void family() {
    RandomSource random = schedule.random();
    Person parent = directory.newPerson(Country.US);
    List<Person> members = new ArrayList<>(List.of(parent));
    for (int i = 0; i < 3; i++) {
      members.add(parent.withNumber(directory.newPerson(Country.US).number()));
    }
    trap("family-on-one-device", SubjectId.all(members), schedule.at(0.04))
        .always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 1_800_000 : 15_000),
            (now, network) -> {
              Person member = random.oneOf(members);
              network.security(now, "register.ok", member);
              String friend = directory.anySubscriber(random).number();
              network.call(now + 3_000, PhoneCall.internal(member, friend).asUsual(random, 50));
            });
  }

  /** A hundred and fifty people enter one meeting within a minute, and write in its chat. */
  private void webinar() {
    RandomSource random = schedule.random();
    Person host = directory.newPerson(Country.US);
    String meeting = "webinar-" + host.account();
    List<SubjectId> subjects = SubjectId.all(host, new SubjectId("meeting", meeting));
    long gap = schedule.within(60_000, 0.4) / 150;
    recurring("webinar-rush", subjects, schedule.at(0.25))
        .by(
            () ->
                Actor.times(
                    150,
                    () -> random.exponentialMillis(gap),
                    (now, network) -> {
                      Person guest = directory.anySubscriber(random);
                      network.stay(
                          now, now + 60_000 + random.exponentialMillis(2_400_000), guest, meeting);
                      if (random.chance(0.3)) {
                        network.chat(
                            now + 4_000,
                            guest,
                            null,
                            meeting,
                            "Hello from " + guest.country().iso());
                      }
                    }));
  }

  /** Asks once a minute whether the service answers. */
  private void monitoringProbe() {
    RandomSource random = schedule.random();
    String address = directory.foreignAddress();
    Person probe = new Person(null, null, null, null, address, "uptime-check/2.1");
    trap("monitoring-probe", List.of(SubjectId.address(address)), schedule.at(0.02))
        .always(
            () -> 60_000 + random.below(300),
            (now, network) -> network.security(now, "scan.probe", probe));
  }
}
