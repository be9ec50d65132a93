package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Adverts and lures in the chat. */
final class ChatSpam {

  private ChatSpam() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("chat-spam", 40, p -> run(p, 1), "chat-spam", "smishing"),
        Plan.loud(
            "chat-spam-bots", 40, p -> run(p, p.dice.between(4, 15)), "chat-spam", "smishing"),
        Plan.slow(
            "chat-spam-drip", 360, p -> run(p, p.dice.between(1, 4)), "chat-spam", "smishing"));
  }

  private static void run(Plot plot, int accounts) {
    Dice dice = plot.dice;
    List<Person> bots = new ArrayList<>();
    String address = plot.directory.foreignAddress();
    boolean together = dice.chance(0.5);
    for (int i = 0; i < accounts; i++) {
      Person bot = plot.directory.fresh();
      bot = together ? bot.withAddress(address) : bot;
      plot.blame(bot);
      bots.add(bot);
    }
    String template = dice.chance(0.5) ? Words.lure(dice) : Words.offer(dice);
    String site = Words.site(dice);
    double linked = dice.chance(0.7) ? 0.9 : 0;
    int texts = plot.count(100, 700, 120, 400);
    long gap = plot.slow ? 340 * 60_000L / texts : dice.spread(250, 3_000);
    plot.repeat(
        0,
        texts,
        plot.rhythm(gap),
        (now, stage) -> {
          String text = Words.filled(dice, template);
          if (dice.chance(linked)) {
            text += ' ' + Words.link(dice, site);
          }
          String to = plot.directory.anySubscriber(dice).number();
          stage.chat(now, dice.of(bots), to, null, text);
        });
  }
}
