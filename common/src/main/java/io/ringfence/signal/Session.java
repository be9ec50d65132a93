package io.ringfence.signal;

/** Somebody joined, left, was removed from or was refused at a meeting. */
public record Session(
    String id,
    long time,
    String source,
    SignalTopic action,
    String meeting,
    String participant,
    String account,
    String device,
    String address,
    String number)
    implements Signal {

  @Override
  public SignalTopic topic() {
    return action;
  }
}
