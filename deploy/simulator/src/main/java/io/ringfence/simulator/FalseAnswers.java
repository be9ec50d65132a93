package io.ringfence.simulator;

import java.util.List;
import java.util.Locale;

/** A carrier says "answered" before anybody has answered, and is paid for the ringing. */
final class FalseAnswers {

  private FalseAnswers() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud(
            "false-answer",
            150,
            plot -> early(plot, 0.75 + 0.25 * plot.dice.fraction()),
            "answer-fraud"),
        Plan.loud("call-stretching", 150, FalseAnswers::late, "answer-fraud"),
        Plan.slow(
            "false-answer-now-and-then",
            480,
            plot -> early(plot, 0.2 + 0.2 * plot.dice.fraction()),
            "answer-fraud"));
  }

  /** A ringing tone is played after the "answer": callers hang up when they have waited enough. */
  private static void early(Plot plot, double share) {
    Dice dice = plot.dice;
    route(
        plot,
        talk -> {
          if (!dice.chance(share)) {
            return null;
          }
          int waits = dice.between(4_000, 35_000);
          return talk.answered(dice.between(150, 900), waits, "caller");
        });
  }

  /** The end of the call is passed on late: minutes after both have hung up. */
  private static void late(Plot plot) {
    Dice dice = plot.dice;
    int extra = (int) dice.spread(60_000, 600_000);
    route(
        plot,
        talk ->
            dice.chance(0.6)
                ? talk.answered(
                    dice.between(2_000, 12_000),
                    dice.talk(75) + extra + dice.below(20_000),
                    "network")
                : null);
  }

  /** What the carrier makes of a call, or null if it passes it on as it is. */
  private interface Trick {
    Talk on(Talk talk);
  }

  /** Ordinary calls to one country, by a carrier of its own, before and during the fraud. */
  private static void route(Plot plot, Trick trick) {
    Dice dice = plot.dice;
    Country place = Places.resold(dice);
    String trunk = "transit-" + place.iso().toLowerCase(Locale.ROOT) + dice.below(100);
    plot.blame(new Subject("trunk", trunk));
    plot.blame(new Subject("range", place.blocks().get(0)));
    long from = plot.cast.at(0.02);
    long gap = dice.spread(15_000, 60_000);
    plot.cast.extra(
        from,
        (now, stage) -> {
          stage.call(now, call(plot, place, trunk).asUsual(dice, 90));
          return now + gap < plot.first ? now + dice.pause(gap) : Actor.NEVER;
        });
    int calls = (int) ((plot.slow ? 460 : 130) * 60_000L / gap);
    plot.repeat(
        0,
        calls,
        () -> dice.pause(gap),
        (now, stage) -> {
          Talk talk = call(plot, place, trunk);
          Talk tricked = trick.on(talk);
          if (tricked == null) {
            stage.turn(null);
            tricked = talk.asUsual(dice, 90);
          }
          stage.call(now, tricked);
        });
  }

  private static Talk call(Plot plot, Country place, String trunk) {
    String to = Places.number(plot.dice, place);
    return Talk.outbound(plot.directory.anySubscriber(plot.dice), to).via(trunk);
  }
}
