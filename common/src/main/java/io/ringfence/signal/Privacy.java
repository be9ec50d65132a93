package io.ringfence.signal;

/**
 * A request about what is held of one subject: access, erase, hold, release or correct.
 *
 * @param actor who asks; empty if nobody is named
 * @param terms of a hold; else {@link HoldTerms#NONE}
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
    HoldTerms terms,
    Correction correct,
    String tenant)
    implements Signal {

  /**
   * The terms of a hold.
   *
   * @param ground what the law or a court says
   * @param until when it ends
   * @param review when somebody is to look whether it is still needed; {@link #ABSENT} if nothing
   *     is said
   */
  public record HoldTerms(String ground, long until, long review) {
    public static final HoldTerms NONE = new HoldTerms("", ABSENT, ABSENT);
  }

  /** A request without more words. */
  public Privacy(
      String id, long time, String source, SignalTopic action, Subject subject, String reason) {
    this(id, time, source, action, subject, reason, "", HoldTerms.NONE, Correction.NONE, "");
  }

  /** The same request by somebody. */
  public Privacy askedBy(String who) {
    return with(who, terms, correct, tenant);
  }

  /** The same request for a hold on terms. */
  public Privacy on(HoldTerms other) {
    return with(actor, other, correct, tenant);
  }

  /** The same request about something else that was wrong. */
  public Privacy correcting(Correction other) {
    return with(actor, terms, other, tenant);
  }

  /** The same request on the instruction of a tenant. */
  public Privacy instructedBy(String other) {
    return with(actor, terms, correct, other);
  }

  private Privacy with(
      String itsActor, HoldTerms itsTerms, Correction itsCorrection, String itsTenant) {
    return new Privacy(
        id, time, source, action, subject, reason, itsActor, itsTerms, itsCorrection, itsTenant);
  }

  @Override
  public SignalTopic topic() {
    return action;
  }
}
