package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** PINs of mailboxes are guessed; from inside, a mailbox calls whom the guesser likes. */
final class VoicemailHacks {

  private static final String[] FRAUDS = {"voicemail-hack", "irsf", "pbx-hacking"};

  private VoicemailHacks() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("mailbox-guessed", 90, p -> guess(p, 1), FRAUDS),
        Plan.loud("mailboxes-tried", 90, p -> guess(p, p.dice.between(5, 25)), FRAUDS),
        Plan.slow("mailbox-guessed-slowly", 480, p -> guess(p, 1), FRAUDS));
  }

  private static void guess(Plot plot, int boxes) {
    Dice dice = plot.dice;
    String caller = plot.directory.fresh(Country.US).number();
    plot.blame(Subject.number(caller));
    String address = dice.chance(0.5) ? Crook.machines(plot, 1).get(0) : null;
    List<Person> owners = new ArrayList<>();
    for (int i = 0; i < boxes; i++) {
      Person owner = Crook.victim(plot);
      plot.blame(Subject.account(owner.account()));
      plot.blame(Subject.number(owner.number()));
      owners.add(owner);
    }
    int guesses = boxes > 1 ? boxes * dice.between(2, 6) : plot.count(15, 120, 25, 90);
    long gap = plot.slow ? 300 * 60_000L / guesses : dice.spread(4_000, 20_000);
    int[] turn = {0};
    plot.repeat(
        0,
        guesses,
        plot.rhythm(gap),
        (now, stage) -> {
          Person owner = owners.get(turn[0]++ % boxes);
          // The guesser has to call the mailbox; three guesses are allowed in each call.
          if (turn[0] % 3 == 1) {
            Person guesser = new Person(null, caller, null, null, null, null);
            Talk talk = Talk.inbound(guesser, owner, "B").via(Places.trunk(caller));
            stage.call(now, talk.answered(2_000, (int) Math.min(gap * 3, 60_000), "called"));
          }
          stage.security(now + 3_000, "voicemail.failed", at(owner, address));
        });
    if (dice.chance(0.75)) {
      callOut(plot, guesses * gap + 60_000, owners.get(0), address);
    }
  }

  /** "Call the one who left this message": the mailbox dials out, at its owner's cost. */
  private static void callOut(Plot plot, long after, Person owner, String address) {
    Dice dice = plot.dice;
    Country place = Places.costly(dice);
    Person mailbox = new Person(null, owner.number(), owner.account(), null, null, null);
    plot.at(after, (now, stage) -> stage.security(now, "voicemail.ok", at(owner, address)));
    plot.repeat(
        after + 30_000,
        plot.slow ? dice.between(5, 12) : dice.between(6, 30),
        plot.rhythm(plot.slow ? 600_000 : dice.spread(10_000, 60_000)),
        (now, stage) ->
            TollFraud.dear(plot, now, stage, mailbox, Places.number(dice, place), 0.9, 180));
  }

  private static Person at(Person owner, String address) {
    return new Person(null, owner.number(), owner.account(), null, address, null);
  }
}
