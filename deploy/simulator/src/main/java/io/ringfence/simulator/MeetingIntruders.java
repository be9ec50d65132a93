package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Somebody enters meetings to disturb them. */
final class MeetingIntruders {

  private MeetingIntruders() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("meeting-raid", 40, MeetingIntruders::raid, "meeting-bombing", "chat-spam"),
        Plan.loud("meeting-hopping", 45, MeetingIntruders::hopping, "meeting-bombing", "chat-spam"),
        Plan.slow("meeting-hopping-slowly", 360, MeetingIntruders::hopping, "meeting-bombing"));
  }

  /** A link was posted: a dozen throw-away accounts shout, are thrown out and come back. */
  private static void raid(Plot plot) {
    Dice dice = plot.dice;
    List<Person> raiders = new ArrayList<>();
    List<String> machines = Crook.machines(plot, dice.between(1, 6));
    for (int i = dice.between(5, 20); i > 0; i--) {
      Person raider = plot.directory.fresh().withAddress(dice.of(machines));
      plot.blame(raider);
      raiders.add(raider);
    }
    String[] meeting = {null};
    long begins = Math.max(0, dice.pause(120_000));
    plot.at(0, (now, stage) -> meeting[0] = lesson(plot, now, stage));
    String shout = Words.offer(dice);
    plot.repeat(
        begins,
        raiders.size() * dice.between(2, 5),
        plot.rhythm(dice.spread(800, 8_000)),
        (now, stage) -> {
          Person raider = dice.of(raiders);
          double fate = dice.fraction();
          if (fate < 0.25) {
            stage.session(now, "refuse", raider, meeting[0]);
            return;
          }
          stage.session(now, "join", raider, meeting[0]);
          long stays = dice.spread(3_000, 50_000);
          if (dice.chance(0.6)) {
            stage.chat(now + 1_500, raider, null, meeting[0], Words.filled(dice, shout));
          }
          stage.session(now + stays, fate < 0.75 ? "kick" : "leave", raider, meeting[0]);
        });
  }

  /** One person tries one meeting after the other: most do not let him in, some regret it. */
  private static void hopping(Plot plot) {
    Dice dice = plot.dice;
    Person intruder = Crook.own(plot);
    int meetings = plot.count(20, 90, 25, 60);
    long gap = plot.slow ? 340 * 60_000L / meetings : dice.spread(4_000, 40_000);
    plot.repeat(
        0,
        meetings,
        plot.rhythm(gap),
        (now, stage) -> {
          String meeting = stage.meeting();
          double fate = dice.fraction();
          if (fate < 0.5) {
            stage.session(now, "refuse", intruder, meeting);
            return;
          }
          stage.session(now, "join", intruder, meeting);
          stage.session(
              now + dice.spread(3_000, 60_000), fate < 0.8 ? "kick" : "leave", intruder, meeting);
        });
  }

  /** The meeting that is raided; those who belong there are nobody's business. */
  private static String lesson(Plot plot, long now, Stage stage) {
    Dice dice = plot.dice;
    Label mine = stage.turn();
    stage.turn(null);
    String meeting = stage.meeting();
    plot.blame(new Subject("meeting", meeting));
    for (int i = dice.between(8, 40); i > 0; i--) {
      Person pupil = plot.directory.anySubscriber(dice);
      stage.stay(now + dice.below(90_000), now + 2_400_000 + dice.below(60_000), pupil, meeting);
    }
    stage.turn(mine);
    return meeting;
  }
}
