package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lawful customers whose registrations and sign-ins look like an attack. */
final class AccessLookalikes extends LookalikeGroup {

  static final List<Consumer<AccessLookalikes>> ALL =
      List.of(
          AccessLookalikes::networkFlap,
          AccessLookalikes::officePassword,
          AccessLookalikes::vpn,
          AccessLookalikes::carrierNat,
          AccessLookalikes::signOnProxy,
          AccessLookalikes::hotDesk,
          AccessLookalikes::forgottenPin,
          AccessLookalikes::newTelephone,
          AccessLookalikes::flight);

  AccessLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** A line goes up and down: a hundred telephones register again, and again. */
  private void networkFlap() {
    List<Person> phones = people(110, Country.US);
    recurring("network-flap", SubjectId.all(phones), at(0.3))
        .each(
            () ->
                Actor.times(
                    random.between(3, 6),
                    () -> 60_000 + random.exponentialMillis(240_000),
                    now -> {
                      for (Person phone : phones) {
                        signIn(now + random.below(30_000), "register", phone, 0.1, 2_000, 8_000);
                      }
                    }));
  }

  /** The office's one password has changed: until somebody goes round, old phones keep trying. */
  private void officePassword() {
    Person office = newPerson(Country.US);
    List<Person> desks =
        people(9, Country.US, directory.foreignAddress()).stream()
            .map(desk -> desk.withAccount(office.account()))
            .toList();
    long first = at(0.2);
    long lasts = schedule.within(2_700_000, 0.3);
    for (Person desk : desks) {
      long done = first + (long) (lasts * random.fraction());
      schedule.unlabelled(
          first + random.below(30_000),
          now -> {
            if (now > done) {
              network.security(now, "register.ok", desk);
              return Actor.NEVER;
            }
            network.security(now, "register.failed", desk);
            return now + 30_000 + random.below(500);
          });
    }
    trap("office-changed-password", SubjectId.all(desks), first)
        .once(now -> network.security(now, "password.changed", desks.get(0)));
  }

  /** The same telephone, at home and, a minute later, at the other end of the world. */
  private void vpn() {
    for (int i = 0; i < 3; i++) {
      Person home = customer(i == 1 ? Country.GB : Country.US);
      String exit = directory.foreignAddress();
      Person tunnel = home.in(random.oneOf(FraudGeography.HIDEOUTS)).withAddress(exit);
      trap("vpn-user", SubjectId.all(List.of(home, tunnel)), at(0.05 + 0.1 * i))
          .always(
              every(5_400_000, 300_000),
              now -> {
                Person here = random.chance(0.5) ? home : tunnel;
                network.security(now, "login.ok", here);
                network.security(now + 3_000, "register.ok", here);
              });
    }
  }

  /** The operator's gateways are in two cities, three hundred kilometres apart. */
  private void carrierNat() {
    for (int i = 0; i < 3; i++) {
      Person mobile = newPerson(Country.DE);
      Country other = Country.place("DE", 50.1, 8.7, 1);
      Person moved = mobile.in(other).withAddress(directory.foreignAddress());
      List<SubjectId> subjects = SubjectId.all(List.of(mobile, moved));
      trap("mobile-behind-carrier-nat", subjects, at(0.04 + 0.05 * i))
          .always(
              every(1_500_000, 120_000),
              now -> network.security(now, "register.ok", random.chance(0.5) ? mobile : moved));
    }
  }

  /** A company signs all its people in through one server; on Mondays some have forgotten. */
  private void signOnProxy() {
    List<Person> staff = people(120, Country.US, directory.foreignAddress());
    daily("single-sign-on-proxy", SubjectId.all(staff), 13, at(0.02))
        .always(
            every(25_000), now -> signIn(now, "login", random.oneOf(staff), 0.07, 5_000, 20_000));
  }

  /** Shifts share desks: five people a day on each telephone. */
  private void hotDesk() {
    List<Person> shift = new ArrayList<>();
    List<Person> desks = people(3, Country.GB);
    for (Person person : people(14, Country.GB, desks.get(0).address())) {
      shift.add(person.withDevice(desks.get(shift.size() % desks.size()).device()));
    }
    daily("hot-desk", SubjectId.all(shift), 9, at(0.03))
        .always(
            every(240_000),
            now -> {
              Person person = random.oneOf(shift);
              network.security(now, "register.ok", person);
              PhoneCall call = PhoneCall.to(person, stranger(Country.GB));
              network.call(now + 4_000, call.asUsual(random, 90));
            });
  }

  /** Has forgotten the PIN of the mailbox: six tries, a pause, two more, in. */
  private void forgottenPin() {
    Person user = living(directory.newPerson());
    int[] tries = {random.between(5, 8)};
    trap("forgotten-pin", SubjectId.all(user), at(0.33))
        .by(
            now -> {
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
    Person old = living(directory.newPerson());
    Person renewed = old.withDevice(newPerson(old.country()).device());
    List<SubjectId> subjects = SubjectId.all(old, SubjectId.device(renewed.device()));
    trap("new-telephone", subjects, at(0.4))
        .once(
            now -> {
              network.security(now, "login.failed", renewed);
              network.security(now + 15_000, "login.ok", renewed);
              network.security(now + 40_000, "device.enrolled", renewed);
              network.security(now + 90_000, "password.changed", renewed);
              network.security(now + 110_000, "register.ok", renewed);
              for (int i = 0; i < 4; i++) {
                PhoneCall call = PhoneCall.within(renewed, anyone().number());
                network.call(now + 200_000 + i * 300_000L, call.asUsual(random, 80));
              }
            });
  }

  /** New York in the morning, London in the evening: as fast as an aeroplane. */
  private void flight() {
    Person passenger = newPerson(Country.US);
    Person arrived = passenger.in(Country.GB).withAddress(directory.foreignAddress());
    List<SubjectId> subjects = SubjectId.all(List.of(passenger, arrived));
    long departs = at(0.2);
    once(departs, now -> network.security(now, "register.ok", passenger));
    trap("passenger", subjects, departs + 8 * 3_600_000L)
        .times(
            5,
            every(1_800_000),
            now -> {
              network.security(now, "register.ok", arrived);
              PhoneCall call = PhoneCall.to(arrived, stranger(Country.GB));
              network.call(now + 9_000, call.asUsual(random, 60));
            });
  }
}
