package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.TrafficProfile;

/**
 * The lawful customers whose traffic resembles fraud. The ground truth names them as traps: an
 * alert about one is a false alarm.
 */
public final class Lookalikes {

  private Lookalikes() {}

  /** All of them, or for a demonstration the twenty that a few minutes have room for. */
  public static void addTo(ActorSchedule schedule) {
    LookalikeGroup.add(schedule, VoiceLookalikes::new, VoiceLookalikes.ALL);
    LookalikeGroup.add(schedule, EverydayLookalikes::new, EverydayLookalikes.ALL);
    if (schedule.settings.profile() == TrafficProfile.PROVIDER) {
      LookalikeGroup.add(schedule, CallLookalikes::new, CallLookalikes.ALL);
      LookalikeGroup.add(schedule, TradeLookalikes::new, TradeLookalikes.ALL);
      LookalikeGroup.add(schedule, AccessLookalikes::new, AccessLookalikes.ALL);
      LookalikeGroup.add(schedule, MessageLookalikes::new, MessageLookalikes.ALL);
    }
  }
}
