package io.ringfence.signal;

/** A call's phases. ONGOING is never read from a record: it reports a call that is still up. */
public enum CallPhase {
  ATTEMPT(SignalTopic.CALL_ATTEMPT),
  ANSWER(SignalTopic.CALL_ANSWER),
  ONGOING(SignalTopic.CALL_ONGOING),
  END(SignalTopic.CALL_END);

  private final SignalTopic topic;

  CallPhase(SignalTopic topic) {
    this.topic = topic;
  }

  public SignalTopic topic() {
    return topic;
  }
}
