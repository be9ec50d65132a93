package io.ringfence.judge.state;

import io.ringfence.signal.Privacy;
import java.time.Duration;

/**
 * A lawful reason not to purge or erase what is known of a subject, with its terms. They are stored
 * with it, because it may outlive its request.
 *
 * @param request id of the request; empty of one that an earlier release has stored
 * @param until when it ends by itself; {@link Long#MAX_VALUE} of one without an end, which earlier
 *     releases have stored and which is given one when it is first looked at
 * @param review when somebody is to look whether it is still needed; {@link Long#MAX_VALUE} once
 *     that has been said
 * @param ground what the law or a court says
 * @param actor whose hold it is
 */
public record Hold(String request, long until, long review, String ground, String actor) {

  /** How long a hold without an end still lasts: a year, in milliseconds. */
  public static final long UNDATED_MILLIS = Duration.ofDays(365).toMillis();

  /** As earlier releases have stored it. */
  static final Hold UNDATED = new Hold("", Long.MAX_VALUE, Long.MAX_VALUE, "", "");

  /** One that a request asks for. */
  public static Hold of(Privacy request) {
    Privacy.HoldTerms terms = request.terms();
    long until = terms.until() < 0 ? request.time() + UNDATED_MILLIS : terms.until();
    long review = terms.review() < 0 ? Long.MAX_VALUE : terms.review();
    return new Hold(request.id(), until, review, terms.ground(), request.actor());
  }

  public boolean hasEnd() {
    return until != Long.MAX_VALUE;
  }

  public Hold endingAt(long end) {
    return new Hold(request, end, review, ground, actor);
  }

  /** The same, once it has been said that a review is due. */
  public Hold reviewed() {
    return new Hold(request, until, Long.MAX_VALUE, ground, actor);
  }

  /** The one of two that lasts longer; of equal ones this. Any end is later than none. */
  public Hold orLonger(Hold other) {
    return other == null || !other.hasEnd() || until >= other.until ? this : other;
  }

  /** When something is to be done about it: at once if it has no end yet. */
  public long deadline() {
    return hasEnd() ? Math.min(until, review) : 0;
  }
}
