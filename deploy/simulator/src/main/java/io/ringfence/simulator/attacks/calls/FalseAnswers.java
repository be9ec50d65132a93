package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.Locale;

/** A carrier says "answered" before anybody has answered, and is paid for the ringing. */
public final class FalseAnswers {

  private FalseAnswers() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud(
            "false-answer",
            150,
            attack -> early(attack, 0.75 + 0.25 * attack.random.fraction()),
            "answer-fraud"),
        AttackKind.loud("call-stretching", 150, FalseAnswers::late, "answer-fraud"),
        AttackKind.slow(
            "false-answer-now-and-then",
            480,
            attack -> early(attack, 0.2 + 0.2 * attack.random.fraction()),
            "answer-fraud"));
  }

  /** A ringing tone is played after the "answer": callers hang up when they have waited enough. */
  private static void early(AttackRun attack, double share) {
    RandomSource random = attack.random;
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
  private static void late(AttackRun attack) {
    RandomSource random = attack.random;
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
    PhoneCall on(PhoneCall call);
  }

  /** Ordinary calls to one country, by a carrier of its own, before and during the fraud. */
  private static void route(AttackRun attack, Tampering tampering) {
    RandomSource random = attack.random;
    Country place = FraudGeography.resold(random);
    String trunk = "transit-" + place.iso().toLowerCase(Locale.ROOT) + random.below(100);
    attack.blame(new SubjectId("trunk", trunk));
    attack.blame(new SubjectId("range", place.blocks().get(0)));
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
          PhoneCall call = call(attack, place, trunk);
          PhoneCall tricked = tampering.on(call);
          if (tricked == null) {
            network.attribute(null);
            tricked = call.asUsual(random, 90);
          }
          network.call(now, tricked);
        });
  }

  private static PhoneCall call(AttackRun attack, Country place, String trunk) {
    String to = FraudGeography.number(attack.random, place);
    return PhoneCall.outbound(attack.directory.anySubscriber(attack.random), to).via(trunk);
  }
}
