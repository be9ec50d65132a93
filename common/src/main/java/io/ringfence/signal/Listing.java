package io.ringfence.signal;

/**
 * A change of a blacklist.
 *
 * @param time when we learnt of it
 * @param from since when it holds (of a remove: since when the entry no longer holds)
 * @param until when it ends, or {@link Long#MAX_VALUE}
 * @param withdrawn of a remove: the entry was wrong and never held
 * @param version of what is written under this id, the highest counts; 0 of what is written once
 * @param origin what it follows from, if nobody wrote it
 * @param exemption of an exempt: from what; {@link Exemption#NONE} of all others
 */
public record Listing(
    String id,
    long time,
    String source,
    SignalTopic action,
    Subject subject,
    String list,
    String reason,
    long from,
    long until,
    boolean withdrawn,
    String actor,
    long version,
    Origin origin,
    Exemption exemption)
    implements Signal {

  /** A version above all others: what a correction has said of an id is not said again. */
  public static final long CORRECTED = Long.MAX_VALUE;

  /** One that exempts its subject from nothing. */
  public Listing(
      String id,
      long time,
      String source,
      SignalTopic action,
      Subject subject,
      String list,
      String reason,
      long from,
      long until,
      boolean withdrawn,
      String actor,
      long version,
      Origin origin) {
    this(
        id,
        time,
        source,
        action,
        subject,
        list,
        reason,
        from,
        until,
        withdrawn,
        actor,
        version,
        origin,
        Exemption.NONE);
  }

  /** One that somebody wrote, once. */
  public Listing(
      String id,
      long time,
      String source,
      SignalTopic action,
      Subject subject,
      String list,
      String reason,
      long from,
      long until,
      boolean withdrawn,
      String actor) {
    this(
        id,
        time,
        source,
        action,
        subject,
        list,
        reason,
        from,
        until,
        withdrawn,
        actor,
        0,
        Origin.NONE);
  }

  /**
   * What a correction makes of a listing: a removal under its id, which says that it never held. It
   * is on no list, since whoever corrects names the id alone.
   */
  public static Listing correction(Privacy request) {
    return new Listing(
        request.correct().listing(),
        request.time(),
        "",
        SignalTopic.LISTING_REMOVE,
        request.subject(),
        "",
        "corrected",
        request.time(),
        Long.MAX_VALUE,
        true,
        "",
        CORRECTED,
        Origin.NONE);
  }

  /** The same, which says what its subject is exempt from. */
  public Listing exempting(Exemption exempt) {
    return with(reason, actor, exempt);
  }

  /** Without what somebody has written about the subject, and without who it was. */
  public Listing withoutWords() {
    return with(wordsLeft(action), wordsLeft(action), exemption);
  }

  /** An exemption without a reason and an actor could not be read again. */
  public static String wordsLeft(SignalTopic action) {
    return action == SignalTopic.LISTING_EXEMPT ? "erased" : "";
  }

  private Listing with(String because, String by, Exemption exempt) {
    return new Listing(
        id, time, source, action, subject, list, because, from, until, withdrawn, by, version,
        origin, exempt);
  }

  @Override
  public SignalTopic topic() {
    return action;
  }
}
