package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Lawful customers whose registrations and sign-ins look like an attack. */
final class AccessLookalikes extends LookalikeGroup {

  AccessLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    networkFlap();
    officePassword();
    vpn();
    carrierNat();
    signOnProxy();
    hotDesk();
    forgottenPin();
    newTelephone();
    flight();
  }

  /** A line goes up and down: a hundred telephones register again, and again. */
  private void networkFlap() {
    RandomSource random = schedule.random();
    List<Person> phones = people(110, Country.US);
    recurring("network-flap", SubjectId.all(phones), schedule.at(0.3))
        .by(
            () ->
                Actor.times(
                    random.between(3, 6),
                    () -> 60_000 + random.exponentialMillis(240_000),
                    (now, network) -> {
                      for (Person phone : phones) {
                        long at = now + random.below(30_000);
                        if (random.chance(0.1)) {
                          network.security(at, "register.failed", phone);
                          at += random.between(2_000, 8_000);
                        }
                        network.security(at, "register.ok", phone);
                      }
                    }));
  }

  /** The office's one password has changed: until somebody goes round, old phones keep trying. */
  private void officePassword() {
    RandomSource random = schedule.random();
    Person office = directory.newPerson(Country.US);
    String address = directory.foreignAddress();
    List<Person> desks = new ArrayList<>();
    for (Person desk : people(9, Country.US)) {
      desks.add(desk.withAccount(office.account()).withAddress(address));
    }
    long first = schedule.at(0.2);
    long lasts = schedule.within(2_700_000, 0.3);
    for (Person desk : desks) {
      long done = first + (long) (lasts * random.fraction());
      schedule.unlabelled(
          first + random.below(30_000),
          (now, network) -> {
            if (now > done) {
              network.security(now, "register.ok", desk);
              return Actor.NEVER;
            }
            network.security(now, "register.failed", desk);
            return now + 30_000 + random.below(500);
          });
    }
    trap("office-changed-password", SubjectId.all(desks), first)
        .once((now, network) -> network.security(now, "password.changed", desks.get(0)));
  }

  /** The same telephone, at home and, a minute later, at the other end of the world. */
  private void vpn() {
    RandomSource random = schedule.random();
    for (int i = 0; i < 3; i++) {
      Person home = directory.newPerson(i == 1 ? Country.GB : Country.US);
      CustomerRoutine.ofCustomer(schedule, home);
      String exit = directory.foreignAddress();
      Person tunnel = home.in(FraudGeography.hideout(random)).withAddress(exit);
      List<SubjectId> subjects = SubjectId.all(home, SubjectId.address(exit));
      trap("vpn-user", subjects, schedule.at(0.05 + 0.1 * i))
          .always(
              () -> random.exponentialMillis(schedule.settings.isLong() ? 5_400_000 : 300_000),
              (now, network) -> {
                Person here = random.chance(0.5) ? home : tunnel;
                network.security(now, "login.ok", here);
                network.security(now + 3_000, "register.ok", here);
              });
    }
  }

  /** The operator's gateways are in two cities, three hundred kilometres apart. */
  private void carrierNat() {
    RandomSource random = schedule.random();
    for (int i = 0; i < 3; i++) {
      Person mobile = directory.newPerson(Country.DE);
      Country other = new Country("DE", List.of(), 0, 50.1, 8.7, 1);
      Person moved = mobile.in(other).withAddress(directory.foreignAddress());
      List<SubjectId> subjects = new ArrayList<>(SubjectId.all(mobile));
      subjects.addAll(SubjectId.all(moved));
      trap(
              "mobile-behind-carrier-nat",
              subjects.stream().distinct().toList(),
              schedule.at(0.04 + 0.05 * i))
          .always(
              () -> random.exponentialMillis(schedule.settings.isLong() ? 1_500_000 : 120_000),
              (now, network) ->
                  network.security(now, "register.ok", random.chance(0.5) ? mobile : moved));
    }
  }

  /** A company signs all its people in through one server; on Mondays some have forgotten. */
  private void signOnProxy() {
    RandomSource random = schedule.random();
    String proxy = directory.foreignAddress();
    List<Person> staff = new ArrayList<>();
    people(120, Country.US).forEach(person -> staff.add(person.withAddress(proxy)));
    daily("single-sign-on-proxy", SubjectId.all(staff), 13, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(25_000),
            (now, network) -> {
              Person person = random.oneOf(staff);
              if (random.chance(0.07)) {
                network.security(now, "login.failed", person);
                now += random.between(5_000, 20_000);
              }
              network.security(now, "login.ok", person);
            });
  }

  /** Shifts share desks: five people a day on each telephone. */
  private void hotDesk() {
    RandomSource random = schedule.random();
    List<Person> shift = new ArrayList<>();
    List<Person> desks = people(3, Country.GB);
    int i = 0;
    for (Person person : people(14, Country.GB)) {
      Person desk = desks.get(i++ % desks.size());
      shift.add(person.withDevice(desk.device()).withAddress(desks.get(0).address()));
    }
    daily("hot-desk", SubjectId.all(shift), 9, schedule.at(0.03))
        .always(
            () -> random.exponentialMillis(240_000),
            (now, network) -> {
              Person person = random.oneOf(shift);
              network.security(now, "register.ok", person);
              String to = directory.stranger(random, Country.GB);
              PhoneCall call = PhoneCall.outbound(person, to).via(Trunks.of(to));
              network.call(now + 4_000, call.asUsual(random, 90));
            });
  }

  /** Has forgotten the PIN of the mailbox: six tries, a pause, two more, in. */
  private void forgottenPin() {
    RandomSource random = schedule.random();
    Person user = directory.newPerson();
    CustomerRoutine.ofCustomer(schedule, user);
    int[] tries = {random.between(5, 8)};
    trap("forgotten-pin", SubjectId.all(user), schedule.at(0.33))
        .by(
            (now, network) -> {
              if (--tries[0] < 0) {
                network.security(now, "voicemail.ok", user);
                return Actor.NEVER;
              }
              network.security(now, "voicemail.failed", user);
              return now + (tries[0] == 2 ? 240_000 : 12_000) + random.below(9_000);
            });
  }

  /** A new telephone and, as advised, a new password: then the usual calls. */
  private void newTelephone() {
    RandomSource random = schedule.random();
    Person old = directory.newPerson();
    CustomerRoutine.ofCustomer(schedule, old);
    Person renewed = old.withDevice(directory.newPerson(old.country()).device());
    List<SubjectId> subjects = SubjectId.all(old, SubjectId.device(renewed.device()));
    trap("new-telephone", subjects, schedule.at(0.4))
        .once(
            (now, network) -> {
              network.security(now, "login.failed", renewed);
              network.security(now + 15_000, "login.ok", renewed);
              network.security(now + 40_000, "device.enrolled", renewed);
              network.security(now + 90_000, "password.changed", renewed);
              network.security(now + 110_000, "register.ok", renewed);
              for (int i = 0; i < 4; i++) {
                String friend = directory.anySubscriber(random).number();
                PhoneCall call = PhoneCall.internal(renewed, friend).via("");
                network.call(now + 200_000 + i * 300_000L, call.asUsual(random, 80));
              }
            });
  }

  /** New York in the morning, London in the evening: as fast as an aeroplane. */
  private void flight() {
    RandomSource random = schedule.random();
    Person passenger = directory.newPerson(Country.US);
    Person arrived = passenger.in(Country.GB).withAddress(directory.foreignAddress());
    List<SubjectId> subjects = SubjectId.all(passenger, SubjectId.address(arrived.address()));
    long departs = schedule.at(0.2);
    schedule.unlabelled(
        departs, Actor.once((now, network) -> network.security(now, "register.ok", passenger)));
    trap("passenger", subjects, departs + 8 * 3_600_000L)
        .times(
            5,
            () -> random.exponentialMillis(1_800_000),
            (now, network) -> {
              network.security(now, "register.ok", arrived);
              String friend = directory.stranger(random, Country.GB);
              network.call(
                  now + 9_000,
                  PhoneCall.outbound(arrived, friend).via(Trunks.of(friend)).asUsual(random, 60));
            });
  }
}
