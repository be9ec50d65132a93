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

/** Customers whose calls look like fraud. */
final class VoiceLookalikes extends LookalikeGroup {

  VoiceLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    callCentre();
    hospitalDialler();
    courier();
    flashCallVerification();
    conferenceBridge();
    radioShow();
    diasporaCaller();
    satelliteCustomer();
    emergencyCallers();
    recycledNumber();
  }

  /** Twenty agents behind one number: a new customer every few seconds, and real conversations. */
  private void callCentre() {
    RandomSource random = schedule.random();
    Person centre = directory.newPerson(Country.US);
    daily("call-centre", SubjectId.all(centre), 14, schedule.at(0.01))
        .always(
            () -> random.exponentialMillis(4_500),
            (now, network) -> {
              String customer = directory.stranger(random, Country.US);
              network.call(now, PhoneCall.outbound(centre, customer).asUsual(random, 130));
            });
  }

  /** Reminds patients of tomorrow's appointment: everybody else, briefly, one after the other. */
  private void hospitalDialler() {
    RandomSource random = schedule.random();
    Person hospital = directory.newPerson(Country.US);
    daily("hospital-dialler", SubjectId.all(hospital), 15, schedule.at(0.02))
        .always(
            () -> random.jittered(6_000),
            (now, network) -> {
              PhoneCall call =
                  PhoneCall.outbound(hospital, directory.anySubscriber(random).number());
              network.call(
                  now,
                  random.chance(0.68)
                      ? call.answered(
                          random.between(4_000, 20_000), random.between(18_000, 42_000), "caller")
                      : random.chance(0.8)
                          ? call.unanswered(random.between(24_000, 30_000))
                          : call.busy());
            });
  }

  /** Drivers who share a masked number: "I am at your door", or nobody is in. */
  private void courier() {
    RandomSource random = schedule.random();
    Person courier = directory.newPerson(Country.GB);
    daily("courier", SubjectId.all(courier), 10, schedule.at(0.03))
        .always(
            () -> random.exponentialMillis(15_000),
            (now, network) -> {
              PhoneCall call = PhoneCall.outbound(courier, directory.stranger(random, Country.GB));
              network.call(
                  now,
                  random.chance(0.5)
                      ? call.answered(
                          random.between(4_000, 15_000), random.between(8_000, 35_000), "caller")
                      : call.abandoned(random.between(8_000, 22_000)));
            });
  }

  /**
   * Proves that somebody holds a number by calling it from a random one of a range: no ring, no
   * talk.
   */
  private void flashCallVerification() {
    RandomSource random = schedule.random();
    List<Person> range = new ArrayList<>();
    Person first = directory.newPerson(Country.US);
    for (int i = 0; i < 50; i++) {
      range.add(first.withNumber(directory.newPerson(Country.US).number()));
    }
    daily("flash-call-verification", SubjectId.all(range), 12, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(4_000),
            (now, network) -> {
              String applicant = directory.stranger(random, Country.US);
              PhoneCall call = PhoneCall.outbound(random.oneOf(range), applicant);
              network.call(now, call.abandoned(random.between(500, 1_400)));
            });
  }

  /** At the full hour thirty people call one number within two minutes. */
  private void conferenceBridge() {
    RandomSource random = schedule.random();
    Person bridge = directory.newPerson(Country.US);
    int guests = random.between(26, 34);
    long gap = schedule.within(100_000, 0.5) / guests;
    recurring("conference-bridge", SubjectId.all(bridge), schedule.at(0.12))
        .by(
            () ->
                Actor.times(
                    guests,
                    () -> random.exponentialMillis(gap),
                    (now, network) -> {
                      PhoneCall call =
                          PhoneCall.internal(directory.anySubscriber(random), bridge.number());
                      network.call(
                          now,
                          call.answered(
                              random.between(800, 2_500),
                              random.between(900_000, 2_400_000),
                              "caller"));
                    }));
  }

  /** "The tenth caller wins": everybody calls, nearly all find it busy, and many try again. */
  private void radioShow() {
    RandomSource random = schedule.random();
    Person station = directory.newPerson(Country.US);
    long gap = schedule.within(60_000, 0.4) / 60;
    recurring("radio-phone-in", SubjectId.all(station), schedule.at(0.2))
        .by(
            () ->
                Actor.times(
                    60,
                    () -> random.exponentialMillis(gap),
                    (now, network) -> {
                      Person listener =
                          directory
                              .newPerson(Country.US)
                              .withNumber(directory.stranger(random, Country.US));
                      for (int tries = random.between(1, 4), at = 0; tries > 0; tries--) {
                        PhoneCall call = PhoneCall.inbound(listener, station, "B");
                        boolean through = random.chance(0.06);
                        network.call(
                            now + at,
                            through
                                ? call.answered(1_500, random.between(30_000, 240_000), "called")
                                : call.busy());
                        tries = through ? 0 : tries;
                        at += random.between(3_000, 7_000);
                      }
                    }));
  }

  /** Calls home every day: costly, long, and redialled until somebody picks up. */
  private void diasporaCaller() {
    RandomSource random = schedule.random();
    Person caller = directory.newPerson(Country.US);
    int family = directory.subscribers();
    trap("diaspora-caller", SubjectId.all(caller), schedule.at(0.08))
        .by(
            (now, network) -> {
              PhoneCall call =
                  PhoneCall.outbound(caller, Country.costly(3).number(family + random.below(4)));
              if (random.chance(0.6)) {
                network.call(now, call.unanswered(random.between(15_000, 30_000)));
                return now + random.between(35_000, 60_000);
              }
              int minutes = random.between(2, 18);
              network.call(
                  now, call.answered(random.between(4_000, 15_000), minutes * 60_000, "caller"));
              return now
                  + minutes * 60_000L
                  + random.exponentialMillis(schedule.settings.isLong() ? 14_400_000 : 600_000);
            });
  }

  /** A shipping office: the ships have satellite phones, and every second call fails. */
  private void satelliteCustomer() {
    RandomSource random = schedule.random();
    Person office = directory.newPerson(Country.GB);
    trap("satellite-customer", SubjectId.all(office), schedule.at(0.05))
        .by(
            (now, network) -> {
              String ship = Country.satellite(random.below(2)).number(700_000 + random.below(3));
              PhoneCall call = PhoneCall.outbound(office, ship);
              if (random.chance(0.55)) {
                network.call(now, call.unanswered(random.between(12_000, 25_000)));
                return now + random.between(40_000, 80_000);
              }
              int seconds = random.between(30, 200);
              network.call(
                  now, call.answered(random.between(5_000, 14_000), seconds * 1_000, "caller"));
              return now
                  + seconds * 1_000L
                  + random.exponentialMillis(schedule.settings.isLong() ? 3_600_000 : 60_000);
            });
  }

  /** An accident: the same emergency number again and again, by several people. */
  private void emergencyCallers() {
    RandomSource random = schedule.random();
    List<Person> witnesses =
        List.of(
            directory.newPerson(Country.US),
            directory.newPerson(Country.US),
            directory.newPerson(Country.DE));
    List<SubjectId> subjects = new ArrayList<>(SubjectId.all(witnesses));
    subjects.add(SubjectId.number("US:911"));
    trap("emergency-callers", subjects, schedule.at(0.3))
        .times(
            9,
            () -> random.exponentialMillis(3_000),
            (now, network) -> {
              Person witness = random.oneOf(witnesses);
              PhoneCall call =
                  PhoneCall.outbound(witness, witness.country().iso().equals("US") ? "911" : "112");
              network.call(
                  now,
                  random.chance(0.4)
                      ? call.busy()
                      : call.answered(1_200, random.between(20_000, 90_000), "called"));
            });
  }

  /** The former holder was listed; the number has been given to somebody else since. */
  private void recycledNumber() {
    RandomSource random = schedule.random();
    Person holder = directory.newPerson(Country.US);
    long day = 86_400_000L;
    SubjectId number = SubjectId.number(holder.number());
    long first = schedule.at(0.01);
    schedule.unlabelled(
        first,
        Actor.once(
            (now, network) -> {
              network.listing(now, "add", number, "robocall", now - 400 * day, 0);
              network.listing(now + 900, "remove", number, "robocall", now - 30 * day, 0);
            }));
    trap("recycled-number", List.of(number, SubjectId.account(holder.account())), schedule.at(0.1))
        .always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 3_600_000 : 30_000),
            (now, network) -> {
              String friend = directory.subscriber(random.below(6)).number();
              network.call(
                  now, PhoneCall.internal(holder, friend).answered(5_000, 25_000, "caller"));
            });
  }
}
