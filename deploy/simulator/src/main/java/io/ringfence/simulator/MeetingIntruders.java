package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Somebody enters meetings to disturb them. */
final class MeetingIntruders {

  private MeetingIntruders() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("meeting-raid", 40, MeetingIntruders::raid, "meeting-bombing", "chat-spam"),
        Plan.loud("meeting-hopping", 45, MeetingIntruders::hopping, "meeting-bombing", "chat-spam"),
        Plan.slow("meeting-hopping-slowly", 360, MeetingIntruders::hopping, "meeting-bombing"));
  }

  /** A link was posted: a dozen throw-away accounts shout, are thrown out and come back. */
  private static void raid(Plot attack) {
    Dice random = attack.random;
    List<Person> raiders = new ArrayList<>();
    List<String> machines = Crook.machines(attack, random.between(1, 6));
    for (int i = random.between(5, 20); i > 0; i--) {
      Person raider = attack.directory.newPerson().withAddress(random.oneOf(machines));
      attack.blame(raider);
      raiders.add(raider);
    }
    String[] meeting = {null};
    long begins = Math.max(0, random.exponentialMillis(120_000));
    attack.at(0, (now, network) -> meeting[0] = lesson(attack, now, network));
    String shout = Words.offer(random);
    attack.repeat(
        begins,
        raiders.size() * random.between(2, 5),
        attack.rhythm(random.logUniform(800, 8_000)),
        (now, network) -> {
          Person raider = random.oneOf(raiders);
          double fate = random.fraction();
          if (fate < 0.25) {
            network.session(now, "refuse", raider, meeting[0]);
            return;
          }
          network.session(now, "join", raider, meeting[0]);
          long stays = random.logUniform(3_000, 50_000);
          if (random.chance(0.6)) {
            network.chat(now + 1_500, raider, null, meeting[0], Words.filled(random, shout));
          }
          network.session(now + stays, fate < 0.75 ? "kick" : "leave", raider, meeting[0]);
        });
  }

  /** One person tries one meeting after the other: most do not let him in, some regret it. */
  private static void hopping(Plot attack) {
    Dice random = attack.random;
    Person intruder = Crook.own(attack);
    int meetings = attack.count(20, 90, 25, 60);
    long gap = attack.slow ? 340 * 60_000L / meetings : random.logUniform(4_000, 40_000);
    attack.repeat(
        0,
        meetings,
        attack.rhythm(gap),
        (now, network) -> {
          String meeting = network.meeting();
          double fate = random.fraction();
          if (fate < 0.5) {
            network.session(now, "refuse", intruder, meeting);
            return;
          }
          network.session(now, "join", intruder, meeting);
          network.session(
              now + random.logUniform(3_000, 60_000),
              fate < 0.8 ? "kick" : "leave",
              intruder,
              meeting);
        });
  }

  /** The meeting that is raided; those who belong there are nobody's business. */
  private static String lesson(Plot attack, long now, Stage network) {
    Dice random = attack.random;
    Label mine = network.label();
    network.attribute(null);
    String meeting = network.meeting();
    attack.blame(new Subject("meeting", meeting));
    for (int i = random.between(8, 40); i > 0; i--) {
      Person pupil = attack.directory.anySubscriber(random);
      network.stay(
          now + random.below(90_000), now + 2_400_000 + random.below(60_000), pupil, meeting);
    }
    network.attribute(mine);
    return meeting;
  }
}
