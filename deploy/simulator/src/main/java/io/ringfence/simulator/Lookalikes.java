package io.ringfence.simulator;

/**
 * Everybody who is lawful and looks like a fraudster, besides those of {@link VoiceTraps} and
 * {@link OtherTraps}.
 */
final class Lookalikes {

  private Lookalikes() {}

  static void addTo(Cast schedule) {
    new OutgoingLookalikes(schedule).addAll();
    new CallLookalikes(schedule).addAll();
    new TradeLookalikes(schedule).addAll();
    new AccessLookalikes(schedule).addAll();
    new TextLookalikes(schedule).addAll();
    new MeetingLookalikes(schedule).addAll();
  }
}
