package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Calls from abroad enter as cheap local calls through a box full of SIM cards. */
final class SimBoxes {

  private static final String[] FRAUDS = {"sim-box", "device-sharing"};

  private SimBoxes() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("sim-box", 360, SimBoxes::busy, FRAUDS),
        Plan.slow("sim-box-rotating", 600, SimBoxes::rotating, FRAUDS));
  }

  /** All cards of the box, all day. */
  private static void busy(Plot plot) {
    List<Person> cards = box(plot, plot.dice.between(1, 3), (int) plot.dice.spread(12, 60));
    run(plot, cards, 350, plot.dice.spread(60_000, 360_000));
  }

  /** Cards take turns and rest in between, so that each looks like a talkative customer. */
  private static void rotating(Plot plot) {
    List<Person> cards = box(plot, plot.dice.between(1, 2), plot.dice.between(8, 30));
    run(plot, cards, 580, plot.dice.spread(1_000_000, 2_400_000));
  }

  private static List<Person> box(Plot plot, int devices, int cards) {
    Dice dice = plot.dice;
    List<String> imeis = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      imeis.add("imei:35" + dice.digits(13));
    }
    Person first = plot.directory.fresh();
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < cards; i++) {
      Person card =
          plot.directory
              .fresh(first.country())
              .withDevice(dice.of(imeis))
              .withAddress(first.address());
      plot.blame(card);
      persons.add(card);
    }
    return persons;
  }

  /** Nobody ever calls a card, and no two of its calls are to the same number. */
  private static void run(Plot plot, List<Person> cards, int minutes, long gapOfCard) {
    Dice dice = plot.dice;
    for (Person card : cards) {
      long start = dice.pause(120_000);
      plot.at(start, (now, stage) -> stage.security(now, "register.ok", card));
      long end = minutes * 60_000L;
      talk(plot, card, start + dice.pause(gapOfCard), end, gapOfCard);
    }
  }

  private static void talk(Plot plot, Person card, long after, long end, long gap) {
    if (after > end) {
      return;
    }
    Dice dice = plot.dice;
    plot.at(
        after,
        (now, stage) -> {
          String to =
              dice.chance(0.4)
                  ? plot.directory.anySubscriber(dice).number()
                  : plot.directory.stranger(dice, card.country());
          Talk talk = Talk.outbound(card, to).via(Places.trunk(to)).asUsual(dice, 140);
          stage.call(now, talk);
          long busy = (long) talk.ringMillis() + talk.talkMillis();
          talk(plot, card, now - plot.first + busy + dice.pause(gap), end, gap);
        });
  }
}
