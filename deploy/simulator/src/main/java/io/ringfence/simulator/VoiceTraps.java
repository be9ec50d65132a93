package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Customers whose calls look like fraud. */
final class VoiceTraps {

  private final Cast cast;
  private final Directory directory;

  private VoiceTraps(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  static void join(Cast cast) {
    VoiceTraps traps = new VoiceTraps(cast);
    traps.callCentre();
    traps.hospitalDialler();
    traps.courier();
    traps.flashCallVerification();
    traps.conferenceBridge();
    traps.radioShow();
    traps.diasporaCaller();
    traps.satelliteCustomer();
    traps.emergencyCallers();
    traps.recycledNumber();
  }

  /** Twenty agents behind one number: a new customer every few seconds, and real conversations. */
  private void callCentre() {
    Dice dice = cast.dice();
    Person centre = directory.fresh(Country.US);
    cast.daily(
        "call-centre",
        Subject.all(centre),
        14,
        cast.at(0.01),
        Actor.always(
            () -> dice.pause(4_500),
            (now, stage) -> {
              String customer = directory.stranger(dice, Country.US);
              stage.call(now, Talk.outbound(centre, customer).asUsual(dice, 130));
            }));
  }

  /** Reminds patients of tomorrow's appointment: everybody else, briefly, one after the other. */
  private void hospitalDialler() {
    Dice dice = cast.dice();
    Person hospital = directory.fresh(Country.US);
    cast.daily(
        "hospital-dialler",
        Subject.all(hospital),
        15,
        cast.at(0.02),
        Actor.always(
            () -> dice.beat(6_000),
            (now, stage) -> {
              Talk talk = Talk.outbound(hospital, directory.anySubscriber(dice).number());
              stage.call(
                  now,
                  dice.chance(0.68)
                      ? talk.answered(
                          dice.between(4_000, 20_000), dice.between(18_000, 42_000), "caller")
                      : dice.chance(0.8)
                          ? talk.unanswered(dice.between(24_000, 30_000))
                          : talk.busy());
            }));
  }

  /** Drivers who share a masked number: "I am at your door", or nobody is in. */
  private void courier() {
    Dice dice = cast.dice();
    Person courier = directory.fresh(Country.GB);
    cast.daily(
        "courier",
        Subject.all(courier),
        10,
        cast.at(0.03),
        Actor.always(
            () -> dice.pause(15_000),
            (now, stage) -> {
              Talk talk = Talk.outbound(courier, directory.stranger(dice, Country.GB));
              stage.call(
                  now,
                  dice.chance(0.5)
                      ? talk.answered(
                          dice.between(4_000, 15_000), dice.between(8_000, 35_000), "caller")
                      : talk.abandoned(dice.between(8_000, 22_000)));
            }));
  }

  /**
   * Proves that somebody holds a number by calling it from a random one of a range: no ring, no
   * talk.
   */
  private void flashCallVerification() {
    Dice dice = cast.dice();
    List<Person> range = new ArrayList<>();
    Person first = directory.fresh(Country.US);
    for (int i = 0; i < 50; i++) {
      range.add(first.withNumber(directory.fresh(Country.US).number()));
    }
    cast.daily(
        "flash-call-verification",
        Subject.all(range),
        12,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(4_000),
            (now, stage) -> {
              String applicant = directory.stranger(dice, Country.US);
              Talk talk = Talk.outbound(dice.of(range), applicant);
              stage.call(now, talk.abandoned(dice.between(500, 1_400)));
            }));
  }

  /** At the full hour thirty people call one number within two minutes. */
  private void conferenceBridge() {
    Dice dice = cast.dice();
    Person bridge = directory.fresh(Country.US);
    int guests = dice.between(26, 34);
    long gap = cast.within(100_000, 0.5) / guests;
    cast.recurring(
        "conference-bridge",
        Subject.all(bridge),
        cast.at(0.12),
        () ->
            Actor.times(
                guests,
                () -> dice.pause(gap),
                (now, stage) -> {
                  Talk talk = Talk.internal(directory.anySubscriber(dice), bridge.number());
                  stage.call(
                      now,
                      talk.answered(
                          dice.between(800, 2_500), dice.between(900_000, 2_400_000), "caller"));
                }));
  }

  /** "The tenth caller wins": everybody calls, nearly all find it busy, and many try again. */
  private void radioShow() {
    Dice dice = cast.dice();
    Person station = directory.fresh(Country.US);
    long gap = cast.within(60_000, 0.4) / 60;
    cast.recurring(
        "radio-phone-in",
        Subject.all(station),
        cast.at(0.2),
        () ->
            Actor.times(
                60,
                () -> dice.pause(gap),
                (now, stage) -> {
                  Person listener =
                      directory.fresh(Country.US).withNumber(directory.stranger(dice, Country.US));
                  for (int tries = dice.between(1, 4), at = 0; tries > 0; tries--) {
                    Talk talk = Talk.inbound(listener, station, "B");
                    boolean through = dice.chance(0.06);
                    stage.call(
                        now + at,
                        through
                            ? talk.answered(1_500, dice.between(30_000, 240_000), "called")
                            : talk.busy());
                    tries = through ? 0 : tries;
                    at += dice.between(3_000, 7_000);
                  }
                }));
  }

  /** Calls home every day: costly, long, and redialled until somebody picks up. */
  private void diasporaCaller() {
    Dice dice = cast.dice();
    Person caller = directory.fresh(Country.US);
    int family = directory.subscribers();
    cast.trap(
        "diaspora-caller",
        Subject.all(caller),
        cast.at(0.08),
        (now, stage) -> {
          Talk talk = Talk.outbound(caller, Country.costly(3).number(family + dice.below(4)));
          if (dice.chance(0.6)) {
            stage.call(now, talk.unanswered(dice.between(15_000, 30_000)));
            return now + dice.between(35_000, 60_000);
          }
          int minutes = dice.between(2, 18);
          stage.call(now, talk.answered(dice.between(4_000, 15_000), minutes * 60_000, "caller"));
          return now
              + minutes * 60_000L
              + dice.pause(cast.settings.isLong() ? 14_400_000 : 600_000);
        });
  }

  /** A shipping office: the ships have satellite phones, and every second call fails. */
  private void satelliteCustomer() {
    Dice dice = cast.dice();
    Person office = directory.fresh(Country.GB);
    cast.trap(
        "satellite-customer",
        Subject.all(office),
        cast.at(0.05),
        (now, stage) -> {
          String ship = Country.satellite(dice.below(2)).number(700_000 + dice.below(3));
          Talk talk = Talk.outbound(office, ship);
          if (dice.chance(0.55)) {
            stage.call(now, talk.unanswered(dice.between(12_000, 25_000)));
            return now + dice.between(40_000, 80_000);
          }
          int seconds = dice.between(30, 200);
          stage.call(now, talk.answered(dice.between(5_000, 14_000), seconds * 1_000, "caller"));
          return now + seconds * 1_000L + dice.pause(cast.settings.isLong() ? 3_600_000 : 60_000);
        });
  }

  /** An accident: the same emergency number again and again, by several people. */
  private void emergencyCallers() {
    Dice dice = cast.dice();
    List<Person> witnesses =
        List.of(
            directory.fresh(Country.US), directory.fresh(Country.US), directory.fresh(Country.DE));
    List<Subject> subjects = new ArrayList<>(Subject.all(witnesses));
    subjects.add(Subject.number("US:911"));
    cast.trap(
        "emergency-callers",
        subjects,
        cast.at(0.3),
        Actor.times(
            9,
            () -> dice.pause(3_000),
            (now, stage) -> {
              Person witness = dice.of(witnesses);
              Talk talk =
                  Talk.outbound(witness, witness.country().iso().equals("US") ? "911" : "112");
              stage.call(
                  now,
                  dice.chance(0.4)
                      ? talk.busy()
                      : talk.answered(1_200, dice.between(20_000, 90_000), "called"));
            }));
  }

  /** The former holder was listed; the number has been given to somebody else since. */
  private void recycledNumber() {
    Dice dice = cast.dice();
    Person holder = directory.fresh(Country.US);
    long day = 86_400_000L;
    Subject number = Subject.number(holder.number());
    long first = cast.at(0.01);
    cast.extra(
        first,
        Actor.once(
            (now, stage) -> {
              stage.listing(now, "add", number, "robocall", now - 400 * day, 0);
              stage.listing(now + 900, "remove", number, "robocall", now - 30 * day, 0);
            }));
    cast.trap(
        "recycled-number",
        List.of(number, Subject.account(holder.account())),
        cast.at(0.1),
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 3_600_000 : 30_000),
            (now, stage) -> {
              String friend = directory.subscriber(dice.below(6)).number();
              stage.call(now, Talk.internal(holder, friend).answered(5_000, 25_000, "caller"));
            }));
  }
}
