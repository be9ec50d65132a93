package io.ringfence.simulator.attacks.messages;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import java.util.ArrayList;
import java.util.List;

/** Messages that nobody asked for: adverts, and lures with a link. */
public final class MessageSpam {

  private MessageSpam() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("sms-spam", 40, p -> customer(p, false), "sms-spam", "smishing"),
        AttackKind.loud("smishing", 40, p -> customer(p, true), "smishing", "sms-spam"),
        AttackKind.loud("smishing-from-outside", 45, p -> outside(p, true), "smishing", "sms-spam"),
        AttackKind.slow("sms-spam-snowshoe", 420, p -> farm(p, false), "sms-spam", "smishing"),
        AttackKind.slow("smishing-snowshoe", 420, p -> farm(p, true), "smishing", "sms-spam"));
  }

  /** One account of ours, as fast as it can. */
  private static void customer(AttackRun attack, boolean lure) {
    send(
        attack,
        List.of(Attacker.own(attack)),
        lure,
        attack.random.logUniform(120, 1_000),
        attack.random.logUniform(80, 2_500));
  }

  /** From other networks: a few numbers, or one name that everybody knows. */
  private static void outside(AttackRun attack, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean named = attack.random.chance(0.35);
    if (named) {
      String name = MessageTexts.brand(attack.random).replace(" ", "");
      attack.blame(SubjectId.number("US:" + name));
      senders.add(new Person(null, name, null, null, null, null));
    }
    for (int i = attack.random.between(1, 12); i > 0 && !named; i--) {
      String number = attack.directory.newPerson(Country.home(attack.first, i)).number();
      senders.add(Attacker.outside(attack, number));
    }
    send(
        attack,
        senders,
        lure,
        attack.random.logUniform(200, 1_200),
        attack.random.logUniform(150, 2_500));
  }

  /** A farm of prepaid cards, none of which writes more than a teenager. */
  private static void farm(AttackRun attack, boolean lure) {
    List<Person> senders = new ArrayList<>();
    boolean ours = attack.random.chance(0.6);
    for (int i = attack.random.between(6, 25); i > 0; i--) {
      senders.add(
          ours
              ? Attacker.own(attack)
              : Attacker.outside(attack, attack.directory.newPerson(Country.US).number()));
    }
    long texts = attack.random.logUniform(250, 700);
    send(attack, senders, lure, texts, 400 * 60_000L / texts);
  }

  private static void send(
      AttackRun attack, List<Person> senders, boolean lure, long texts, long gap) {
    RandomSource random = attack.random;
    List<String> templates =
        Attacker.many(
            random.between(1, 3),
            () -> lure ? MessageTexts.lure(random) : MessageTexts.offer(random));
    String site = MessageTexts.site(random);
    boolean manySites = random.chance(0.3);
    double guessed = 0.7 * random.fraction();
    attack.paced(
        (int) texts,
        gap,
        (now, network) -> {
          Person sender = random.oneOf(senders);
          String to =
              random.chance(guessed)
                  ? attack.directory.stranger(random, Country.US)
                  : attack.directory.anySubscriber(random).number();
          String text = MessageTexts.filled(random, random.oneOf(templates));
          if (lure) {
            text += ": " + MessageTexts.link(random, manySites ? MessageTexts.site(random) : site);
          }
          double fate = random.fraction();
          String became = fate < 0.75 ? "delivered" : fate < 0.95 ? "failed" : "blocked";
          network.sms(
              now, sender, sender.number(), to, text, became, 300 + random.exponentialMillis(900));
        });
  }
}
