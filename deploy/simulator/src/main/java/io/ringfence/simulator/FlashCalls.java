package io.ringfence.simulator;

import java.util.List;

/** Codes sent as missed calls from a whole range: nobody pays for what was an SMS before. */
final class FlashCalls {

  private static final String[] FRAUDS = {
    "flash-call", "wangiri", "robocall", "caller-id-spoofing"
  };

  private FlashCalls() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("flash-calls", 45, FlashCalls::run, FRAUDS),
        Plan.slow("flash-calls-drip", 420, FlashCalls::run, FRAUDS));
  }

  private static void run(Plot plot) {
    Dice dice = plot.dice;
    Country home = dice.of(List.of(Country.GB, Country.DE, Country.FR, Country.PL, Country.NG));
    int free = dice.between(2, 4);
    String range = dice.of(home.blocks()) + dice.digits(home.digits() - free);
    plot.blame(new Subject("range", range));
    plot.blame(new Subject("range", range.substring(0, range.length() - 1)));
    String trunk = "wholesale-" + dice.between(2_000, 2_999);
    plot.blame(new Subject("trunk", trunk));
    int calls = plot.count(200, 1_500, 250, 800);
    long gap = plot.slow ? 400 * 60_000L / calls : dice.spread(150, 1_800);
    plot.repeat(
        0,
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          Person caller = Crook.outside(plot, range + dice.digits(free));
          Person called = plot.directory.anySubscriber(dice);
          Talk talk = Talk.inbound(caller, called, dice.chance(0.5) ? "C" : null).via(trunk);
          stage.call(now, talk.abandoned(dice.between(150, 1_200)));
        });
  }
}
