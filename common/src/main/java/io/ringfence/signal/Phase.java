package io.ringfence.signal;

/** A call's phases. ONGOING is never read from a record: it reports a call that is still up. */
public enum Phase {
  ATTEMPT(Topic.CALL_ATTEMPT),
  ANSWER(Topic.CALL_ANSWER),
  ONGOING(Topic.CALL_ONGOING),
  END(Topic.CALL_END);

  private final Topic topic;

  Phase(Topic topic) {
    this.topic = topic;
  }

  public Topic topic() {
    return topic;
  }
}
