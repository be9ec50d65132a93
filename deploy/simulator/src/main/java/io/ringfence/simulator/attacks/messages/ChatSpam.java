package io.ringfence.simulator.attacks.messages;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** Adverts and lures in the chat. */
public final class ChatSpam {

  private ChatSpam() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("chat-spam", 40, p -> run(p, 1), "chat-spam", "smishing"),
        AttackKind.loud(
            "chat-spam-bots", 40, p -> run(p, p.random.between(4, 15)), "chat-spam", "smishing"),
        AttackKind.slow(
            "chat-spam-drip", 360, p -> run(p, p.random.between(1, 4)), "chat-spam", "smishing"));
  }

  private static void run(AttackRun attack, int accounts) {
    RandomSource random = attack.random;
    List<Person> bots = new ArrayList<>();
    String address = attack.directory.foreignAddress();
    boolean together = random.chance(0.5);
    for (int i = 0; i < accounts; i++) {
      Person bot = attack.directory.newPerson();
      bot = together ? bot.withAddress(address) : bot;
      attack.blame(bot);
      bots.add(bot);
    }
    String template = random.chance(0.5) ? MessageTexts.lure(random) : MessageTexts.offer(random);
    String site = MessageTexts.site(random);
    double linked = random.chance(0.7) ? 0.9 : 0;
    int texts = attack.count(100, 700, 120, 400);
    long gap = attack.slow ? 340 * 60_000L / texts : random.logUniform(250, 3_000);
    attack.paced(
        texts,
        gap,
        (now, network) -> {
          String text = MessageTexts.filled(random, template);
          if (random.chance(linked)) {
            text += ' ' + MessageTexts.link(random, site);
          }
          String to = attack.directory.anySubscriber(random).number();
          network.chat(now, random.oneOf(bots), to, null, text);
        });
  }
}
