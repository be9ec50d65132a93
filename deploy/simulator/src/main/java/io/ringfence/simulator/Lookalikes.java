package io.ringfence.simulator;

/**
 * Everybody who is lawful and looks like a fraudster, besides those of {@link VoiceTraps} and
 * {@link OtherTraps}.
 */
final class Lookalikes {

  private Lookalikes() {}

  static void join(Cast cast) {
    new OutgoingLookalikes(cast).join();
    new CallLookalikes(cast).join();
    new TradeLookalikes(cast).join();
    new AccessLookalikes(cast).join();
    new TextLookalikes(cast).join();
    new MeetingLookalikes(cast).join();
  }
}
