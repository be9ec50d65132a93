package io.ringfence.simulator;

import java.util.List;

/** When which attack happens: each at least once, spread over the simulation. */
final class Attacks {

  private static final String NORMAL = "normal";
  private static final String SLOW = "slow";

  /** Slow attacks take hours; in less time there would be nothing slow about them. */
  private static final long ROOM_FOR_SLOW_HOURS = 6;

  private final Cast cast;

  private Attacks(Cast cast) {
    this.cast = cast;
  }

  /** An attack that begins at a given time. */
  @FunctionalInterface
  private interface Plan {
    void begin(long first, String pace);
  }

  static void join(Cast cast) {
    Attacks attacks = new Attacks(cast);
    VoiceAttacks voice = new VoiceAttacks(cast);
    AccessAttacks access = new AccessAttacks(cast);
    // Those that take longest come first: a short simulation has to see them through.
    List<Plan> plans =
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
    for (int i = 0; i < plans.size(); i++) {
      attacks.schedule(plans.get(i), i / (double) plans.size());
    }
    if (cast.settings.duration().toHours() >= ROOM_FOR_SLOW_HOURS) {
      for (Plan slow :
          List.<Plan>of(
              voice::irsfBurst, voice::wangiri, voice::robocall, access::bruteForceOfAccount)) {
        slow.begin(cast.at(0.05 + 0.3 * cast.dice().fraction()), SLOW);
      }
    }
  }

  /** From a tenth to six tenths of a short simulation; twice a day, at any time, in a long one. */
  private void schedule(Plan plan, double order) {
    Dice dice = cast.dice();
    if (!cast.settings.isLong()) {
      plan.begin(cast.at(0.1 + 0.5 * order), NORMAL);
      return;
    }
    long times = Math.max(1, cast.settings.duration().toHours() / 12);
    for (long i = 0; i < times; i++) {
      plan.begin(cast.at((i + 0.05 + 0.85 * dice.fraction()) / times), NORMAL);
    }
  }
}
