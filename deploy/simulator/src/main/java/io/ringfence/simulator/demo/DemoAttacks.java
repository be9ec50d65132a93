package io.ringfence.simulator.demo;

import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.List;

/** The attacks of a demonstration: each at least once, spread over the simulation. */
public final class DemoAttacks {

  private static final String NORMAL = "normal";
  private static final String SLOW = "slow";

  /** Slow attacks take hours; in less time there would be nothing slow about them. */
  private static final long ROOM_FOR_SLOW_HOURS = 6;

  private final ActorSchedule schedule;

  private DemoAttacks(ActorSchedule schedule) {
    this.schedule = schedule;
  }

  /** An attack that begins at a given time. */
  @FunctionalInterface
  private interface Plan {
    void begin(long first, String pace);
  }

  public static void addTo(ActorSchedule schedule) {
    DemoAttacks attacks = new DemoAttacks(schedule);
    DemoCallAttacks voice = new DemoCallAttacks(schedule);
    DemoAccessAttacks access = new DemoAccessAttacks(schedule);
    // Those that take longest come first: a short simulation has to see them through.
    List<Plan> kinds =
        List.of(
            voice::irsfInCall,
            voice::irsfBurst,
            access::accountTakeover,
            voice::wangiri,
            voice::robocall,
            access::bruteForceByAddress,
            access::deviceSharing,
            access::bruteForceOfAccount,
            access::smishing,
            access::sipScan,
            access::listedDevice,
            access::listedNetwork,
            voice::listedNumber,
            voice::listedNumberCalled);
    for (int i = 0; i < kinds.size(); i++) {
      attacks.schedule(kinds.get(i), i / (double) kinds.size());
    }
    if (schedule.settings.duration().toHours() >= ROOM_FOR_SLOW_HOURS) {
      for (Plan slow :
          List.<Plan>of(
              voice::irsfBurst, voice::wangiri, voice::robocall, access::bruteForceOfAccount)) {
        slow.begin(schedule.at(0.05 + 0.3 * schedule.random().fraction()), SLOW);
      }
    }
  }

  /** From a tenth to six tenths of a short simulation; twice a day, at any time, in a long one. */
  private void schedule(Plan kind, double order) {
    RandomSource random = schedule.random();
    if (!schedule.settings.isLong()) {
      kind.begin(schedule.at(0.1 + 0.5 * order), NORMAL);
      return;
    }
    long times = Math.max(1, schedule.settings.duration().toHours() / 12);
    for (long i = 0; i < times; i++) {
      kind.begin(schedule.at((i + 0.05 + 0.85 * random.fraction()) / times), NORMAL);
    }
  }
}
