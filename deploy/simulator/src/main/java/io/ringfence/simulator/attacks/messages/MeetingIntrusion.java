package io.ringfence.simulator.attacks.messages;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.ArrayList;
import java.util.List;

/** Somebody enters meetings to disturb them. */
public final class MeetingIntrusion {

  private MeetingIntrusion() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("meeting-raid", 40, MeetingIntrusion::raid, "meeting-bombing", "chat-spam"),
        AttackKind.loud(
            "meeting-hopping", 45, MeetingIntrusion::hopping, "meeting-bombing", "chat-spam"),
        AttackKind.slow(
            "meeting-hopping-slowly", 360, MeetingIntrusion::hopping, "meeting-bombing"));
  }

  /** A link was posted: a dozen throw-away accounts shout, are thrown out and come back. */
  private static void raid(AttackRun attack) {
    RandomSource random = attack.random;
    List<Person> raiders = new ArrayList<>();
    List<String> machines = Attacker.machines(attack, random.between(1, 6));
    for (int i = random.between(5, 20); i > 0; i--) {
      Person raider = attack.directory.newPerson().withAddress(random.oneOf(machines));
      attack.blame(raider);
      raiders.add(raider);
    }
    String[] meeting = {null};
    long begins = Math.max(0, random.exponentialMillis(120_000));
    attack.at(0, (now, network) -> meeting[0] = lesson(attack, now, network));
    String shout = MessageTexts.offer(random);
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
            network.chat(now + 1_500, raider, null, meeting[0], MessageTexts.filled(random, shout));
          }
          network.session(now + stays, fate < 0.75 ? "kick" : "leave", raider, meeting[0]);
        });
  }

  /** One person tries one meeting after the other: most do not let him in, some regret it. */
  private static void hopping(AttackRun attack) {
    RandomSource random = attack.random;
    Person intruder = Attacker.own(attack);
    int meetings = attack.count(20, 90, 25, 60);
    long gap = attack.slow ? 340 * 60_000L / meetings : random.logUniform(4_000, 40_000);
    attack.paced(
        meetings,
        gap,
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
  private static String lesson(AttackRun attack, long now, ProviderNetwork network) {
    RandomSource random = attack.random;
    AttackLabel mine = network.label();
    network.attribute(null);
    String meeting = network.meeting();
    attack.blame(new SubjectId("meeting", meeting));
    for (int i = random.between(8, 40); i > 0; i--) {
      Person pupil = attack.directory.anySubscriber(random);
      network.stay(
          now + random.below(90_000), now + 2_400_000 + random.below(60_000), pupil, meeting);
    }
    network.attribute(mine);
    return meeting;
  }
}
