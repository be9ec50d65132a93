package io.ringfence.simulator;

/**
 * The lawful customers whose traffic resembles fraud. The ground truth names them as traps: an
 * alert about one is a false alarm.
 */
final class Lookalikes {

  private Lookalikes() {}

  /** The twenty that a few minutes have room for. */
  public static void addThoseOfDemonstrations(Cast schedule) {
    VoiceTraps.addTo(schedule);
    OtherTraps.addTo(schedule);
  }

  public static void addAll(Cast schedule) {
    addThoseOfDemonstrations(schedule);
    new OutgoingLookalikes(schedule).addAll();
    new CallLookalikes(schedule).addAll();
    new TradeLookalikes(schedule).addAll();
    new AccessLookalikes(schedule).addAll();
    new TextLookalikes(schedule).addAll();
    new MeetingLookalikes(schedule).addAll();
  }
}
