package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.ArrayList;
import java.util.List;

/** Lawful crowds, latecomers and bad lines in meetings. */
final class MeetingLookalikes extends LookalikeGroup {

  MeetingLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    classroom();
    badLine();
    recruiter();
    strictHost();
  }

  /** Thirty pupils behind the school's one address, in and out with every hiccup. */
  private void classroom() {
    RandomSource random = schedule.random();
    String school = directory.foreignAddress();
    List<Person> pupils =
        people(30, Country.US).stream().map(each -> each.withAddress(school)).toList();
    recurring("classroom", SubjectId.all(pupils), schedule.at(0.3))
        .by(
            () ->
                Actor.once(
                    (now, network) -> {
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
                    }));
  }

  /** On a train: one meeting, twenty-five entries. */
  private void badLine() {
    RandomSource random = schedule.random();
    Person traveller = directory.newPerson(Country.DE);
    String[] meeting = {null};
    trap("meeting-on-a-train", SubjectId.all(traveller), schedule.at(0.34))
        .times(
            25,
            () -> 50_000 + random.below(60_000),
            (now, network) -> {
              meeting[0] = meeting[0] == null ? network.meeting() : meeting[0];
              network.stay(now, now + random.between(5_000, 45_000), traveller, meeting[0]);
            });
  }

  /** One meeting after the other all day, each with another candidate; some wait outside. */
  private void recruiter() {
    RandomSource random = schedule.random();
    Person recruiter = directory.newPerson(Country.US);
    daily("recruiter", SubjectId.all(recruiter), 15, schedule.at(0.02))
        .always(
            () -> 600_000 + random.below(300_000),
            (now, network) -> {
              String meeting = network.meeting();
              Person candidate = directory.anySubscriber(random);
              network.stay(now, now + 540_000, recruiter, meeting);
              network.session(now + 2_000, "refuse", candidate, meeting);
              network.stay(now + 60_000, now + 535_000, candidate, meeting);
            });
  }

  /** Lets nobody in before time, and throws out who has forgotten to leave. */
  private void strictHost() {
    RandomSource random = schedule.random();
    Person host = directory.newPerson(Country.GB);
    List<Person> guests = people(12, Country.GB);
    List<SubjectId> subjects = new ArrayList<>(SubjectId.all(host));
    subjects.addAll(SubjectId.all(guests));
    trap("strict-host", subjects, schedule.at(0.39))
        .once(
            (now, network) -> {
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
