package io.ringfence.signal;

/** A request about what is held of one subject: access, erase, hold or release. */
public record Privacy(
    String id, long time, String source, SignalTopic action, Subject subject, String reason)
    implements Signal {

  @Override
  public SignalTopic topic() {
    return action;
  }
}
