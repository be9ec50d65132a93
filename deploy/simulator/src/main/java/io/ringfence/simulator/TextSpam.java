package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Messages that nobody asked for: adverts, and lures with a link. */
final class TextSpam {

  private TextSpam() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("sms-spam", 40, p -> customer(p, false), "sms-spam", "smishing"),
        Plan.loud("smishing", 40, p -> customer(p, true), "smishing", "sms-spam"),
        Plan.loud("smishing-from-outside", 45, p -> outside(p, true), "smishing", "sms-spam"),
        Plan.slow("sms-spam-snowshoe", 420, p -> farm(p, false), "sms-spam", "smishing"),
        Plan.slow("smishing-snowshoe", 420, p -> farm(p, true), "smishing", "sms-spam"));
  }

  /** One account of ours, as fast as it can. */
  private static void customer(Plot plot, boolean lure) {
    send(
        plot,
        List.of(Crook.own(plot)),
        lure,
        plot.dice.spread(120, 1_000),
        plot.dice.spread(80, 2_500));
  }

  /** From other networks: a few numbers, or one name that everybody knows. */
  private static void outside(Plot plot, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean named = plot.dice.chance(0.35);
    if (named) {
      String name = Words.brand(plot.dice).replace(" ", "");
      plot.blame(Subject.number("US:" + name));
      senders.add(new Person(null, name, null, null, null, null));
    }
    for (int i = plot.dice.between(1, 12); i > 0 && !named; i--) {
      String number = plot.directory.fresh(Country.home(plot.first, i)).number();
      senders.add(Crook.outside(plot, number));
    }
    send(plot, senders, lure, plot.dice.spread(200, 1_200), plot.dice.spread(150, 2_500));
  }

  /** A farm of prepaid cards, none of which writes more than a teenager. */
  private static void farm(Plot plot, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean ours = plot.dice.chance(0.6);
    for (int i = plot.dice.between(6, 25); i > 0; i--) {
      senders.add(
          ours ? Crook.own(plot) : Crook.outside(plot, plot.directory.fresh(Country.US).number()));
    }
    long texts = plot.dice.spread(250, 700);
    send(plot, senders, lure, texts, 400 * 60_000L / texts);
  }

  private static void send(Plot plot, List<Person> senders, boolean lure, long texts, long gap) {
    Dice dice = plot.dice;
    List<String> templates = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      templates.add(lure ? Words.lure(dice) : Words.offer(dice));
    }
    String site = Words.site(dice);
    boolean manySites = dice.chance(0.3);
    double guessed = 0.7 * dice.fraction();
    plot.repeat(
        0,
        (int) texts,
        plot.rhythm(gap),
        (now, stage) -> {
          Person sender = dice.of(senders);
          String to =
              dice.chance(guessed)
                  ? plot.directory.stranger(dice, Country.US)
                  : plot.directory.anySubscriber(dice).number();
          String text = Words.filled(dice, dice.of(templates));
          if (lure) {
            text += ": " + Words.link(dice, manySites ? Words.site(dice) : site);
          }
          double fate = dice.fraction();
          String became = fate < 0.75 ? "delivered" : fate < 0.95 ? "failed" : "blocked";
          stage.sms(now, sender, sender.number(), to, text, became, 300 + dice.pause(900));
        });
  }
}
