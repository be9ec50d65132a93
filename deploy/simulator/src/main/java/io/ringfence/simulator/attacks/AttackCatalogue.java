package io.ringfence.simulator.attacks;

import io.ringfence.simulator.attacks.AttackRun.Beginning;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.TrafficProfile;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of attack, and when each one happens. */
public final class AttackCatalogue {

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** Fraudsters come back, but not with everything every day, and not for ever. */
  private static final double AGAIN_A_LATER_DAY = 0.3;

  private static final double MOST_TIMES = 20;

  /** Share of a short simulation that an attack may take. */
  private static final double ROOM = 0.35;

  /** Which simulation has what depends on this order. */
  public static final List<AttackKind> KINDS =
      Stream.of(
              DearCalls.KINDS,
              Guessing.KINDS,
              UnwantedCalls.KINDS,
              TerminationFraud.KINDS,
              TrunkAbuse.KINDS,
              UnwantedMessages.KINDS,
              DoubtfulAccounts.KINDS,
              MeetingAbuse.KINDS,
              HijackedLines.KINDS,
              ListedParties.KINDS)
          .flatMap(List::stream)
          .toList();

  private AttackCatalogue() {}

  /** Of a provider's traffic each at least once on the first day, if there is time for it. */
  public static void addTo(ActorSchedule schedule) {
    if (schedule.settings.profile() == TrafficProfile.PROVIDER) {
      add(schedule, KINDS);
    } else {
      addThoseOfDemonstrations(schedule);
    }
  }

  /**
   * The attacks of a demonstration. In a short one each happens once, from a tenth to six tenths of
   * it, and as fast as there is room for it.
   */
  private static void addThoseOfDemonstrations(ActorSchedule schedule) {
    List<AttackKind> quick = shown(false);
    if (schedule.settings.isLong()) {
      add(schedule, quick);
      add(schedule, shown(true));
      return;
    }
    double room = ROOM * schedule.settings.duration().toMillis();
    for (int i = 0; i < quick.size(); i++) {
      double speed = Math.max(1, quick.get(i).minutes() * MINUTE / room);
      begin(schedule, quick.get(i), schedule.at(0.1 + 0.5 * i / quick.size()), speed);
    }
  }

  private static List<AttackKind> shown(boolean slow) {
    return KINDS.stream().filter(kind -> kind.shown() && kind.slow() == slow).toList();
  }

  private static void add(ActorSchedule schedule, List<AttackKind> kinds) {
    RandomSource random = schedule.random();
    long whole = schedule.settings.duration().toMillis();
    for (AttackKind kind : kinds) {
      long need = kind.minutes() * MINUTE;
      for (long day = 0; day < whole; day += DAY) {
        // Before anybody is attacked there is some time in which everything is as usual.
        long lead = day == 0 ? Math.min(60 * MINUTE, whole / 12) : 0;
        long room = Math.min(DAY, whole - day) - lead - need;
        boolean again =
            day == 0 || random.chance(Math.min(AGAIN_A_LATER_DAY, MOST_TIMES * DAY / whole));
        for (int i = copies(schedule.settings.subscribers()); again && room > 0 && i > 0; i--) {
          long after = lead + (long) (room * random.fraction());
          begin(schedule, kind, schedule.settings.from() + day + after, 1);
        }
      }
    }
  }

  /** A larger provider is attacked more often, but by far not in proportion. */
  private static int copies(int subscribers) {
    return subscribers < 20_000 ? 1 : subscribers < 200_000 ? 2 : 3;
  }

  private static void begin(ActorSchedule schedule, AttackKind kind, long first, double speed) {
    AttackRun attack = kind.plan().apply(new Beginning(schedule, kind.slow(), first, speed));
    schedule.attack(
        kind.name(),
        kind.frauds(),
        kind.slow() ? "slow" : "normal",
        attack.blamed(),
        attack.nextStep(),
        attack);
  }
}
