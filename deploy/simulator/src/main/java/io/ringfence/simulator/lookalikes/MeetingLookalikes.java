package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lawful crowds, latecomers and bad lines in meetings. */
final class MeetingLookalikes extends LookalikeGroup {

  static final List<Consumer<MeetingLookalikes>> ALL =
      List.of(
          MeetingLookalikes::classroom,
          MeetingLookalikes::badLine,
          MeetingLookalikes::recruiter,
          MeetingLookalikes::strictHost);

  MeetingLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** Thirty pupils behind the school's one address, in and out with every hiccup. */
  private void classroom() {
    List<Person> pupils = people(30, Country.US, directory.foreignAddress());
    recurring("classroom", SubjectId.all(pupils), at(0.3))
        .once(
            now -> {
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
            });
  }

  /** On a train: one meeting, twenty-five entries. */
  private void badLine() {
    Person traveller = newPerson(Country.DE);
    String[] meeting = {null};
    trap("meeting-on-a-train", SubjectId.all(traveller), at(0.34))
        .times(
            25,
            from(50_000, 60_000),
            now -> {
              meeting[0] = meeting[0] == null ? network.meeting() : meeting[0];
              network.stay(now, now + random.between(5_000, 45_000), traveller, meeting[0]);
            });
  }

  /** One meeting after the other all day, each with another candidate; some wait outside. */
  private void recruiter() {
    Person recruiter = newPerson(Country.US);
    daily("recruiter", SubjectId.all(recruiter), 15, at(0.02))
        .always(
            from(600_000, 300_000),
            now -> {
              String meeting = network.meeting();
              Person candidate = anyone();
              network.stay(now, now + 540_000, recruiter, meeting);
              network.session(now + 2_000, "refuse", candidate, meeting);
              network.stay(now + 60_000, now + 535_000, candidate, meeting);
            });
  }

  /** Lets nobody in before time, and throws out who has forgotten to leave. */
  private void strictHost() {
    Person host = newPerson(Country.GB);
    List<Person> guests = people(12, Country.GB);
    List<Person> all = Stream.concat(Stream.of(host), guests.stream()).toList();
    trap("strict-host", SubjectId.all(all), at(0.39))
        .once(
            now -> {
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
