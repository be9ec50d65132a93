package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful crowds, latecomers and bad lines in meetings. */
final class MeetingLookalikes {

  private final Cast cast;
  private final Directory directory;

  MeetingLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
    classroom();
    badLine();
    recruiter();
    strictHost();
  }

  /** Thirty pupils behind the school's one address, in and out with every hiccup. */
  private void classroom() {
    Dice dice = cast.dice();
    String school = directory.foreignAddress();
    List<Person> pupils = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pupils.add(directory.fresh(Country.US).withAddress(school));
    }
    cast.recurring(
        "classroom",
        Subject.all(pupils),
        cast.at(0.3),
        () ->
            Actor.once(
                (now, stage) -> {
                  String meeting = stage.meeting();
                  for (Person pupil : pupils) {
                    long at = now + dice.below(120_000);
                    for (int drops = dice.below(4); drops > 0; drops--) {
                      long stays = dice.spread(20_000, 500_000);
                      stage.stay(at, at + stays, pupil, meeting);
                      at += stays + dice.between(2_000, 20_000);
                    }
                    stage.stay(at, Math.max(at, now + 2_700_000) + 5_000, pupil, meeting);
                    stage.chat(at + 2_000, pupil, null, meeting, "here");
                  }
                }));
  }

  /** On a train: one meeting, twenty-five entries. */
  private void badLine() {
    Dice dice = cast.dice();
    Person traveller = directory.fresh(Country.DE);
    String[] meeting = {null};
    cast.trap(
        "meeting-on-a-train",
        Subject.all(traveller),
        cast.at(0.34),
        Actor.times(
            25,
            () -> 50_000 + dice.below(60_000),
            (now, stage) -> {
              meeting[0] = meeting[0] == null ? stage.meeting() : meeting[0];
              stage.stay(now, now + dice.between(5_000, 45_000), traveller, meeting[0]);
            }));
  }

  /** One meeting after the other all day, each with another candidate; some wait outside. */
  private void recruiter() {
    Dice dice = cast.dice();
    Person recruiter = directory.fresh(Country.US);
    cast.daily(
        "recruiter",
        Subject.all(recruiter),
        15,
        cast.at(0.02),
        Actor.always(
            () -> 600_000 + dice.below(300_000),
            (now, stage) -> {
              String meeting = stage.meeting();
              Person candidate = directory.anySubscriber(dice);
              stage.stay(now, now + 540_000, recruiter, meeting);
              stage.session(now + 2_000, "refuse", candidate, meeting);
              stage.stay(now + 60_000, now + 535_000, candidate, meeting);
            }));
  }

  /** Lets nobody in before time, and throws out who has forgotten to leave. */
  private void strictHost() {
    Dice dice = cast.dice();
    Person host = directory.fresh(Country.GB);
    List<Person> guests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      guests.add(directory.fresh(Country.GB));
    }
    List<Subject> subjects = new ArrayList<>(Subject.all(host));
    subjects.addAll(Subject.all(guests));
    cast.trap(
        "strict-host",
        subjects,
        cast.at(0.39),
        Actor.once(
            (now, stage) -> {
              String meeting = stage.meeting();
              stage.stay(now, now + 3_000_000, host, meeting);
              for (Person guest : guests) {
                for (int i = dice.below(3); i > 0; i--) {
                  stage.session(now + dice.below(200_000), "refuse", guest, meeting);
                }
                stage.session(now + 240_000 + dice.below(60_000), "join", guest, meeting);
                boolean thrown = dice.chance(0.2);
                stage.session(now + 2_990_000, thrown ? "kick" : "leave", guest, meeting);
              }
            }));
  }
}
