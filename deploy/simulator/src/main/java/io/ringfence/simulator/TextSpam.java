package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Messages that nobody asked for: adverts, and lures with a link. */
final class TextSpam {

  private TextSpam() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("sms-spam", 40, p -> customer(p, false), "sms-spam", "smishing"),
        Plan.loud("smishing", 40, p -> customer(p, true), "smishing", "sms-spam"),
        Plan.loud("smishing-from-outside", 45, p -> outside(p, true), "smishing", "sms-spam"),
        Plan.slow("sms-spam-snowshoe", 420, p -> farm(p, false), "sms-spam", "smishing"),
        Plan.slow("smishing-snowshoe", 420, p -> farm(p, true), "smishing", "sms-spam"));
  }

  /** One account of ours, as fast as it can. */
  private static void customer(Plot attack, boolean lure) {
    send(
        attack,
        List.of(Crook.own(attack)),
        lure,
        attack.random.logUniform(120, 1_000),
        attack.random.logUniform(80, 2_500));
  }

  /** From other networks: a few numbers, or one name that everybody knows. */
  private static void outside(Plot attack, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean named = attack.random.chance(0.35);
    if (named) {
      String name = Words.brand(attack.random).replace(" ", "");
      attack.blame(Subject.number("US:" + name));
      senders.add(new Person(null, name, null, null, null, null));
    }
    for (int i = attack.random.between(1, 12); i > 0 && !named; i--) {
      String number = attack.directory.newPerson(Country.home(attack.first, i)).number();
      senders.add(Crook.outside(attack, number));
    }
    send(
        attack,
        senders,
        lure,
        attack.random.logUniform(200, 1_200),
        attack.random.logUniform(150, 2_500));
  }

  /** A farm of prepaid cards, none of which writes more than a teenager. */
  private static void farm(Plot attack, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean ours = attack.random.chance(0.6);
    for (int i = attack.random.between(6, 25); i > 0; i--) {
      senders.add(
          ours
              ? Crook.own(attack)
              : Crook.outside(attack, attack.directory.newPerson(Country.US).number()));
    }
    long texts = attack.random.logUniform(250, 700);
    send(attack, senders, lure, texts, 400 * 60_000L / texts);
  }

  private static void send(Plot attack, List<Person> senders, boolean lure, long texts, long gap) {
    Dice random = attack.random;
    List<String> templates = new ArrayList<>();
    for (int i = random.between(1, 3); i > 0; i--) {
      templates.add(lure ? Words.lure(random) : Words.offer(random));
    }
    String site = Words.site(random);
    boolean manySites = random.chance(0.3);
    double guessed = 0.7 * random.fraction();
    attack.repeat(
        0,
        (int) texts,
        attack.rhythm(gap),
        (now, network) -> {
          Person sender = random.oneOf(senders);
          String to =
              random.chance(guessed)
                  ? attack.directory.stranger(random, Country.US)
                  : attack.directory.anySubscriber(random).number();
          String text = Words.filled(random, random.oneOf(templates));
          if (lure) {
            text += ": " + Words.link(random, manySites ? Words.site(random) : site);
          }
          double fate = random.fraction();
          String became = fate < 0.75 ? "delivered" : fate < 0.95 ? "failed" : "blocked";
          network.sms(
              now, sender, sender.number(), to, text, became, 300 + random.exponentialMillis(900));
        });
  }
}
