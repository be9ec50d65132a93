package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Customers whose calls look like fraud. */
final class VoiceLookalikes extends LookalikeGroup {

  static final List<Consumer<VoiceLookalikes>> ALL =
      List.of(
          VoiceLookalikes::callCentre,
          VoiceLookalikes::hospitalDialler,
          VoiceLookalikes::courier,
          VoiceLookalikes::flashCallVerification,
          VoiceLookalikes::conferenceBridge,
          VoiceLookalikes::radioShow,
          VoiceLookalikes::diasporaCaller,
          VoiceLookalikes::satelliteCustomer,
          VoiceLookalikes::emergencyCallers,
          VoiceLookalikes::recycledNumber);

  private static final long DAY = 86_400_000;

  VoiceLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** Twenty agents behind one number: a new customer every few seconds, and real conversations. */
  private void callCentre() {
    Person centre = newPerson(Country.US);
    daily("call-centre", SubjectId.all(centre), 14, at(0.01))
        .calls(
            every(4_500),
            () -> PhoneCall.outbound(centre, stranger(Country.US)).asUsual(random, 130));
  }

  /** Reminds patients of tomorrow's appointment: everybody else, briefly, one after the other. */
  private void hospitalDialler() {
    Person hospital = newPerson(Country.US);
    daily("hospital-dialler", SubjectId.all(hospital), 15, at(0.02))
        .calls(
            () -> random.jittered(6_000),
            () -> {
              PhoneCall call = PhoneCall.outbound(hospital, anyone().number());
              if (random.chance(0.68)) {
                return talk(call, 4_000, 20_000, 18_000, 42_000, "caller");
              }
              return random.chance(0.8)
                  ? call.unanswered(random.between(24_000, 30_000))
                  : call.busy();
            });
  }

  /** Drivers who share a masked number: "I am at your door", or nobody is in. */
  private void courier() {
    Person courier = newPerson(Country.GB);
    daily("courier", SubjectId.all(courier), 10, at(0.03))
        .calls(
            every(15_000),
            () -> {
              PhoneCall call = PhoneCall.outbound(courier, stranger(Country.GB));
              return random.chance(0.5)
                  ? talk(call, 4_000, 15_000, 8_000, 35_000, "caller")
                  : call.abandoned(random.between(8_000, 22_000));
            });
  }

  /**
   * Proves that somebody holds a number by calling it from a random one of a range: no ring, no
   * talk.
   */
  private void flashCallVerification() {
    Person first = newPerson(Country.US);
    List<Person> range =
        people(50, Country.US).stream().map(each -> first.withNumber(each.number())).toList();
    daily("flash-call-verification", SubjectId.all(range), 12, at(0.02))
        .calls(
            every(4_000),
            () -> {
              String applicant = stranger(Country.US);
              PhoneCall call = PhoneCall.outbound(random.oneOf(range), applicant);
              return call.abandoned(random.between(500, 1_400));
            });
  }

  /** At the full hour thirty people call one number within two minutes. */
  private void conferenceBridge() {
    Person bridge = newPerson(Country.US);
    int guests = random.between(26, 34);
    recurring("conference-bridge", SubjectId.all(bridge), at(0.12))
        .calls(
            guests,
            within(100_000, 0.5, guests),
            () -> {
              PhoneCall call = PhoneCall.internal(anyone(), bridge.number());
              return talk(call, 800, 2_500, 900_000, 2_400_000, "caller");
            });
  }

  /** "The tenth caller wins": everybody calls, nearly all find it busy, and many try again. */
  private void radioShow() {
    Person station = newPerson(Country.US);
    recurring("radio-phone-in", SubjectId.all(station), at(0.2))
        .times(
            60,
            within(60_000, 0.4, 60),
            now -> {
              Person listener = newPerson(Country.US).withNumber(stranger(Country.US));
              PhoneCall call = PhoneCall.inbound(listener, station, "B");
              for (int tries = random.between(1, 4); tries > 0; tries--) {
                if (random.chance(0.06)) {
                  tries = 0;
                  int talk = random.between(30_000, 240_000);
                  network.call(now, call.answered(1_500, talk, "callee"));
                } else {
                  network.call(now, call.busy());
                }
                now += random.between(3_000, 7_000);
              }
            });
  }

  /** Calls home every day: costly, long, and redialled until somebody picks up. */
  private void diasporaCaller() {
    Person caller = newPerson(Country.US);
    int family = directory.subscribers();
    trap("diaspora-caller", SubjectId.all(caller), at(0.08))
        .by(
            now -> {
              String home = FraudGeography.SOMALIA.number(family + random.below(4));
              PhoneCall call = PhoneCall.outbound(caller, home);
              if (random.chance(0.6)) {
                network.call(now, call.unanswered(random.between(15_000, 30_000)));
                return now + random.between(35_000, 60_000);
              }
              int talk = random.between(2, 18) * 60_000;
              network.call(now, call.answered(random.between(4_000, 15_000), talk, "caller"));
              return now + talk + every(14_400_000, 600_000).getAsLong();
            });
  }

  /** A shipping office: the ships have satellite phones, and every second call fails. */
  private void satelliteCustomer() {
    Person office = newPerson(Country.GB);
    trap("satellite-customer", SubjectId.all(office), at(0.05))
        .by(
            now -> {
              Country range = FraudGeography.SATELLITE.get(random.below(2));
              PhoneCall call = PhoneCall.outbound(office, range.number(700_000 + random.below(3)));
              if (random.chance(0.55)) {
                network.call(now, call.unanswered(random.between(12_000, 25_000)));
                return now + random.between(40_000, 80_000);
              }
              int talk = random.between(30, 200) * 1_000;
              network.call(now, call.answered(random.between(5_000, 14_000), talk, "caller"));
              return now + talk + every(3_600_000, 60_000).getAsLong();
            });
  }

  /** An accident: the same emergency number again and again, by several people. */
  private void emergencyCallers() {
    List<Person> witnesses =
        Stream.of(Country.US, Country.US, Country.DE).map(directory::newPerson).toList();
    trap("emergency-callers", SubjectId.all(witnesses, SubjectId.number("US:911")), at(0.3))
        .calls(
            9,
            every(3_000),
            () -> {
              Person witness = random.oneOf(witnesses);
              PhoneCall call =
                  PhoneCall.outbound(witness, witness.country().equals(Country.US) ? "911" : "112");
              return random.chance(0.4)
                  ? call.busy()
                  : call.answered(1_200, random.between(20_000, 90_000), "callee");
            });
  }

  /** The former holder was listed; the number has been given to somebody else since. */
  private void recycledNumber() {
    Person holder = newPerson(Country.US);
    SubjectId number = SubjectId.number(holder.number());
    once(
        at(0.01),
        now -> {
          network.listing(now, "add", number, "robocall", now - 400 * DAY);
          network.listing(now + 900, "remove", number, "robocall", now - 30 * DAY);
        });
    trap("recycled-number", List.of(number, SubjectId.account(holder.account())), at(0.1))
        .calls(
            every(3_600_000, 30_000),
            () -> {
              String friend = directory.subscriber(random.below(6)).number();
              return PhoneCall.internal(holder, friend).answered(5_000, 25_000, "caller");
            });
  }
}
