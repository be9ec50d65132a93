package io.ringfence.simulator;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of attack, and when each happens. */
final class Programme {

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** Fraudsters come back, but not with everything every day, and not for ever. */
  private static final double AGAIN_A_LATER_DAY = 0.3;

  private static final double MOST_TIMES = 20;

  static final List<Plan> PLANS =
      Stream.of(
              TollFraud.plans(),
              ExchangeHacks.plans(),
              Takeovers.plans(),
              Guessing.plans(),
              Stuffing.plans(),
              Scans.plans(),
              RingOnce.plans(),
              Robocalls.plans(),
              FalseCallers.plans(),
              SimBoxes.plans(),
              Pumping.plans(),
              Floods.plans(),
              FalseAnswers.plans(),
              FlashCalls.plans(),
              TextSpam.plans(),
              TextPumping.plans(),
              Travels.plans(),
              SharedDevices.plans(),
              NewAccounts.plans(),
              MeetingIntruders.plans(),
              ChatSpam.plans(),
              VoicemailHacks.plans(),
              Forwarding.plans(),
              Listed.plans())
          .flatMap(List::stream)
          .toList();

  private Programme() {}

  /** Each at least once on the first day, if there is time for it. */
  static void join(Cast cast) {
    Dice dice = cast.dice();
    long whole = cast.settings.duration().toMillis();
    for (Plan plan : PLANS) {
      long need = plan.minutes() * MINUTE;
      for (long day = 0; day < whole; day += DAY) {
        // Before anybody is attacked there is some time in which everything is as usual.
        long lead = day == 0 ? Math.min(60 * MINUTE, whole / 12) : 0;
        long room = Math.min(DAY, whole - day) - lead - need;
        boolean again =
            day == 0 || dice.chance(Math.min(AGAIN_A_LATER_DAY, MOST_TIMES * DAY / whole));
        for (int i = copies(cast.settings.subscribers()); again && room > 0 && i > 0; i--) {
          begin(cast, plan, cast.settings.from() + day + lead + (long) (room * dice.fraction()));
        }
      }
    }
  }

  /** A larger provider is attacked more often, but by far not in proportion. */
  private static int copies(int subscribers) {
    return subscribers < 20_000 ? 1 : subscribers < 200_000 ? 2 : 3;
  }

  private static void begin(Cast cast, Plan plan, long first) {
    Plot plot = new Plot(cast, plan.slow(), first);
    plan.plot().accept(plot);
    cast.attack(
        plan.name(),
        plan.frauds(),
        plan.slow() ? "slow" : "normal",
        plot.guilty(),
        plot.nextStep(),
        plot);
  }
}
