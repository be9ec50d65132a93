package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful customers whose registrations and sign-ins look like an attack. */
final class AccessLookalikes {

  private final Cast cast;
  private final Directory directory;

  AccessLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
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
    Dice dice = cast.dice();
    List<Person> phones = fresh(110, Country.US);
    cast.recurring(
        "network-flap",
        Subject.all(phones),
        cast.at(0.3),
        () ->
            Actor.times(
                dice.between(3, 6),
                () -> 60_000 + dice.pause(240_000),
                (now, stage) -> {
                  for (Person phone : phones) {
                    long at = now + dice.below(30_000);
                    if (dice.chance(0.1)) {
                      stage.security(at, "register.failed", phone);
                      at += dice.between(2_000, 8_000);
                    }
                    stage.security(at, "register.ok", phone);
                  }
                }));
  }

  /** The office's one password has changed: until somebody goes round, old phones keep trying. */
  private void officePassword() {
    Dice dice = cast.dice();
    Person office = directory.fresh(Country.US);
    String address = directory.foreignAddress();
    List<Person> desks = new ArrayList<>();
    for (Person desk : fresh(9, Country.US)) {
      desks.add(desk.withAccount(office.account()).withAddress(address));
    }
    long first = cast.at(0.2);
    long lasts = cast.within(2_700_000, 0.3);
    for (Person desk : desks) {
      long done = first + (long) (lasts * dice.fraction());
      cast.extra(
          first + dice.below(30_000),
          (now, stage) -> {
            if (now > done) {
              stage.security(now, "register.ok", desk);
              return Actor.NEVER;
            }
            stage.security(now, "register.failed", desk);
            return now + 30_000 + dice.below(500);
          });
    }
    cast.trap(
        "office-changed-password",
        Subject.all(desks),
        first,
        Actor.once((now, stage) -> stage.security(now, "password.changed", desks.get(0))));
  }

  /** The same telephone, at home and, a minute later, at the other end of the world. */
  private void vpn() {
    Dice dice = cast.dice();
    for (int i = 0; i < 3; i++) {
      Person home = directory.fresh(i == 1 ? Country.GB : Country.US);
      Life.ofCustomer(cast, home);
      String exit = directory.foreignAddress();
      Person tunnel = home.in(Places.hideout(dice)).withAddress(exit);
      List<Subject> subjects = new ArrayList<>(Subject.all(home));
      subjects.add(Subject.address(exit));
      cast.trap(
          "vpn-user",
          subjects,
          cast.at(0.05 + 0.1 * i),
          Actor.always(
              () -> dice.pause(cast.settings.isLong() ? 5_400_000 : 300_000),
              (now, stage) -> {
                Person here = dice.chance(0.5) ? home : tunnel;
                stage.security(now, "login.ok", here);
                stage.security(now + 3_000, "register.ok", here);
              }));
    }
  }

  /** The operator's gateways are in two cities, three hundred kilometres apart. */
  private void carrierNat() {
    Dice dice = cast.dice();
    for (int i = 0; i < 3; i++) {
      Person mobile = directory.fresh(Country.DE);
      Country other = new Country("DE", List.of(), 0, 50.1, 8.7, 1);
      Person moved = mobile.in(other).withAddress(directory.foreignAddress());
      List<Subject> subjects = new ArrayList<>(Subject.all(mobile));
      subjects.addAll(Subject.all(moved));
      cast.trap(
          "mobile-behind-carrier-nat",
          subjects.stream().distinct().toList(),
          cast.at(0.04 + 0.05 * i),
          Actor.always(
              () -> dice.pause(cast.settings.isLong() ? 1_500_000 : 120_000),
              (now, stage) ->
                  stage.security(now, "register.ok", dice.chance(0.5) ? mobile : moved)));
    }
  }

  /** A company signs all its people in through one server; on Mondays some have forgotten. */
  private void signOnProxy() {
    Dice dice = cast.dice();
    String proxy = directory.foreignAddress();
    List<Person> staff = new ArrayList<>();
    fresh(120, Country.US).forEach(person -> staff.add(person.withAddress(proxy)));
    cast.daily(
        "single-sign-on-proxy",
        Subject.all(staff),
        13,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(25_000),
            (now, stage) -> {
              Person person = dice.of(staff);
              if (dice.chance(0.07)) {
                stage.security(now, "login.failed", person);
                now += dice.between(5_000, 20_000);
              }
              stage.security(now, "login.ok", person);
            }));
  }

  /** Shifts share desks: five people a day on each telephone. */
  private void hotDesk() {
    Dice dice = cast.dice();
    List<Person> shift = new ArrayList<>();
    List<Person> desks = fresh(3, Country.GB);
    int i = 0;
    for (Person person : fresh(14, Country.GB)) {
      Person desk = desks.get(i++ % desks.size());
      shift.add(person.withDevice(desk.device()).withAddress(desks.get(0).address()));
    }
    cast.daily(
        "hot-desk",
        Subject.all(shift),
        9,
        cast.at(0.03),
        Actor.always(
            () -> dice.pause(240_000),
            (now, stage) -> {
              Person person = dice.of(shift);
              stage.security(now, "register.ok", person);
              String to = directory.stranger(dice, Country.GB);
              Talk talk = Talk.outbound(person, to).via(Places.trunk(to));
              stage.call(now + 4_000, talk.asUsual(dice, 90));
            }));
  }

  /** Has forgotten the PIN of the mailbox: six tries, a pause, two more, in. */
  private void forgottenPin() {
    Dice dice = cast.dice();
    Person user = directory.fresh();
    Life.ofCustomer(cast, user);
    int[] tries = {dice.between(5, 8)};
    cast.trap(
        "forgotten-pin",
        Subject.all(user),
        cast.at(0.33),
        (now, stage) -> {
          if (--tries[0] < 0) {
            stage.security(now, "voicemail.ok", user);
            return Actor.NEVER;
          }
          stage.security(now, "voicemail.failed", user);
          return now + (tries[0] == 2 ? 240_000 : 12_000) + dice.below(9_000);
        });
  }

  /** A new telephone and, as advised, a new password: then the usual calls. */
  private void newTelephone() {
    Dice dice = cast.dice();
    Person old = directory.fresh();
    Life.ofCustomer(cast, old);
    Person renewed = old.withDevice(directory.fresh(old.country()).device());
    List<Subject> subjects = new ArrayList<>(Subject.all(old));
    subjects.add(Subject.device(renewed.device()));
    cast.trap(
        "new-telephone",
        subjects,
        cast.at(0.4),
        Actor.once(
            (now, stage) -> {
              stage.security(now, "login.failed", renewed);
              stage.security(now + 15_000, "login.ok", renewed);
              stage.security(now + 40_000, "device.enrolled", renewed);
              stage.security(now + 90_000, "password.changed", renewed);
              stage.security(now + 110_000, "register.ok", renewed);
              for (int i = 0; i < 4; i++) {
                String friend = directory.anySubscriber(dice).number();
                Talk talk = Talk.internal(renewed, friend).via("");
                stage.call(now + 200_000 + i * 300_000L, talk.asUsual(dice, 80));
              }
            }));
  }

  /** New York in the morning, London in the evening: as fast as an aeroplane. */
  private void flight() {
    Dice dice = cast.dice();
    Person passenger = directory.fresh(Country.US);
    Person arrived = passenger.in(Country.GB).withAddress(directory.foreignAddress());
    List<Subject> subjects = new ArrayList<>(Subject.all(passenger));
    subjects.add(Subject.address(arrived.address()));
    long departs = cast.at(0.2);
    cast.extra(departs, Actor.once((now, stage) -> stage.security(now, "register.ok", passenger)));
    cast.trap(
        "passenger",
        subjects,
        departs + 8 * 3_600_000L,
        Actor.times(
            5,
            () -> dice.pause(1_800_000),
            (now, stage) -> {
              stage.security(now, "register.ok", arrived);
              String friend = directory.stranger(dice, Country.GB);
              stage.call(
                  now + 9_000,
                  Talk.outbound(arrived, friend).via(Places.trunk(friend)).asUsual(dice, 60));
            }));
  }

  private List<Person> fresh(int count, Country country) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(directory.fresh(country));
    }
    return people;
  }
}
