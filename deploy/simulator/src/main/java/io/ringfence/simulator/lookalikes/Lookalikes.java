package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.world.ActorSchedule;

/**
 * The lawful customers whose traffic resembles fraud. The ground truth names them as traps: an
 * alert about one is a false alarm.
 */
public final class Lookalikes {

  private Lookalikes() {}

  /** The twenty that a few minutes have room for. */
  public static void addThoseOfDemonstrations(ActorSchedule schedule) {
    new VoiceLookalikes(schedule).addAll();
    new EverydayLookalikes(schedule).addAll();
  }

  public static void addAll(ActorSchedule schedule) {
    addThoseOfDemonstrations(schedule);
    new OutgoingLookalikes(schedule).addAll();
    new CallLookalikes(schedule).addAll();
    new TradeLookalikes(schedule).addAll();
    new AccessLookalikes(schedule).addAll();
    new MessageLookalikes(schedule).addAll();
    new MeetingLookalikes(schedule).addAll();
  }
}
