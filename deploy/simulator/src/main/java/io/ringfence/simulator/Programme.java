package io.ringfence.simulator;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of attack, and when each one happens. */
final class Programme {

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** Fraudsters come back, but not with everything every day, and not for ever. */
  private static final double AGAIN_A_LATER_DAY = 0.3;

  private static final double MOST_TIMES = 20;

  static final List<Plan> KINDS =
      Stream.of(
              TollFraud.kinds(),
              ExchangeHacks.kinds(),
              Takeovers.kinds(),
              Guessing.kinds(),
              Stuffing.kinds(),
              Scans.kinds(),
              RingOnce.kinds(),
              Robocalls.kinds(),
              FalseCallers.kinds(),
              SimBoxes.kinds(),
              Pumping.kinds(),
              Floods.kinds(),
              FalseAnswers.kinds(),
              FlashCalls.kinds(),
              TextSpam.kinds(),
              TextPumping.kinds(),
              Travels.kinds(),
              SharedDevices.kinds(),
              NewAccounts.kinds(),
              MeetingIntruders.kinds(),
              ChatSpam.kinds(),
              VoicemailHacks.kinds(),
              Forwarding.kinds(),
              Listed.kinds())
          .flatMap(List::stream)
          .toList();

  private Programme() {}

  /** Each at least once on the first day, if there is time for it. */
  static void addTo(Cast schedule) {
    Dice random = schedule.random();
    long whole = schedule.settings.duration().toMillis();
    for (Plan kind : KINDS) {
      long need = kind.minutes() * MINUTE;
      for (long day = 0; day < whole; day += DAY) {
        // Before anybody is attacked there is some time in which everything is as usual.
        long lead = day == 0 ? Math.min(60 * MINUTE, whole / 12) : 0;
        long room = Math.min(DAY, whole - day) - lead - need;
        boolean again =
            day == 0 || random.chance(Math.min(AGAIN_A_LATER_DAY, MOST_TIMES * DAY / whole));
        for (int i = copies(schedule.settings.subscribers()); again && room > 0 && i > 0; i--) {
          begin(
              schedule,
              kind,
              schedule.settings.from() + day + lead + (long) (room * random.fraction()));
        }
      }
    }
  }

  /** A larger provider is attacked more often, but by far not in proportion. */
  private static int copies(int subscribers) {
    return subscribers < 20_000 ? 1 : subscribers < 200_000 ? 2 : 3;
  }

  private static void begin(Cast schedule, Plan kind, long first) {
    Plot attack = new Plot(schedule, kind.slow(), first);
    kind.script().accept(attack);
    schedule.attack(
        kind.name(),
        kind.frauds(),
        kind.slow() ? "slow" : "normal",
        attack.blamed(),
        attack.nextStep(),
        attack);
  }
}
