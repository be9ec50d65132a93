package io.ringfence.signal;

/**
 * A request about what is held of one subject: access, erase, hold, release or correct.
 *
 * @param actor who asks; empty if nobody is named
 * @param ground of a hold: what the law or a court says; else empty
 * @param until of a hold: when it ends; else {@link #ABSENT}, and of holds that an earlier release
 *     has read
 * @param review of a hold: when somebody is to look whether it is still needed; likewise
 * @param correct of a correction: what was wrong; else {@link Correction#NONE}
 * @param tenant the provider's customer on whose instruction it is; empty of the provider's own
 */
public record Privacy(
    String id,
    long time,
    String source,
    SignalTopic action,
    Subject subject,
    String reason,
    String actor,
    String ground,
    long until,
    long review,
    Correction correct,
    String tenant)
    implements Signal {

  /** A request without more words: all that earlier releases read. */
  public Privacy(
      String id, long time, String source, SignalTopic action, Subject subject, String reason) {
    this(id, time, source, action, subject, reason, "", "", ABSENT, ABSENT);
  }

  /** A request of the provider's own that corrects nothing. */
  public Privacy(
      String id,
      long time,
      String source,
      SignalTopic action,
      Subject subject,
      String reason,
      String actor,
      String ground,
      long until,
      long review) {
    this(
        id,
        time,
        source,
        action,
        subject,
        reason,
        actor,
        ground,
        until,
        review,
        Correction.NONE,
        "");
  }

  /** The same request about something else that was wrong. */
  public Privacy correcting(Correction other) {
    return new Privacy(
        id, time, source, action, subject, reason, actor, ground, until, review, other, tenant);
  }

  /** The same request on the instruction of a tenant. */
  public Privacy instructedBy(String other) {
    return new Privacy(
        id, time, source, action, subject, reason, actor, ground, until, review, correct, other);
  }

  @Override
  public SignalTopic topic() {
    return action;
  }
}
