package io.ringfence.simulator;

import java.util.List;
import java.util.Locale;

/** A carrier says "answered" before anybody has answered, and is paid for the ringing. */
final class FalseAnswers {

  private FalseAnswers() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud(
            "false-answer",
            150,
            attack -> early(attack, 0.75 + 0.25 * attack.random.fraction()),
            "answer-fraud"),
        Plan.loud("call-stretching", 150, FalseAnswers::late, "answer-fraud"),
        Plan.slow(
            "false-answer-now-and-then",
            480,
            attack -> early(attack, 0.2 + 0.2 * attack.random.fraction()),
            "answer-fraud"));
  }

  /** A ringing tone is played after the "answer": callers hang up when they have waited enough. */
  private static void early(Plot attack, double share) {
    Dice random = attack.random;
    route(
        attack,
        call -> {
          if (!random.chance(share)) {
            return null;
          }
          int waits = random.between(4_000, 35_000);
          return call.answered(random.between(150, 900), waits, "caller");
        });
  }

  /** The end of the call is passed on late: minutes after both have hung up. */
  private static void late(Plot attack) {
    Dice random = attack.random;
    int extra = (int) random.logUniform(60_000, 600_000);
    route(
        attack,
        call ->
            random.chance(0.6)
                ? call.answered(
                    random.between(2_000, 12_000),
                    random.talkMillis(75) + extra + random.below(20_000),
                    "network")
                : null);
  }

  /** What the carrier makes of a call, or null if it passes it on as it is. */
  private interface Tampering {
    Talk on(Talk call);
  }

  /** Ordinary calls to one country, by a carrier of its own, before and during the fraud. */
  private static void route(Plot attack, Tampering tampering) {
    Dice random = attack.random;
    Country place = Places.resold(random);
    String trunk = "transit-" + place.iso().toLowerCase(Locale.ROOT) + random.below(100);
    attack.blame(new Subject("trunk", trunk));
    attack.blame(new Subject("range", place.blocks().get(0)));
    long from = attack.schedule.at(0.02);
    long gap = random.logUniform(15_000, 60_000);
    attack.schedule.unlabelled(
        from,
        (now, network) -> {
          network.call(now, call(attack, place, trunk).asUsual(random, 90));
          return now + gap < attack.first ? now + random.exponentialMillis(gap) : Actor.NEVER;
        });
    int calls = (int) ((attack.slow ? 460 : 130) * 60_000L / gap);
    attack.repeat(
        0,
        calls,
        () -> random.exponentialMillis(gap),
        (now, network) -> {
          Talk call = call(attack, place, trunk);
          Talk tricked = tampering.on(call);
          if (tricked == null) {
            network.attribute(null);
            tricked = call.asUsual(random, 90);
          }
          network.call(now, tricked);
        });
  }

  private static Talk call(Plot attack, Country place, String trunk) {
    String to = Places.number(attack.random, place);
    return Talk.outbound(attack.directory.anySubscriber(attack.random), to).via(trunk);
  }
}
