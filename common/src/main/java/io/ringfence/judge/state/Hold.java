package io.ringfence.judge.state;

import io.ringfence.signal.Privacy;

/**
 * A lawful reason not to purge or erase what is known of a subject, with its terms. They are stored
 * with it, because it may outlive its request.
 *
 * @param request id of the request
 * @param until when it ends by itself
 * @param review when somebody is to look whether it is still needed; {@link Long#MAX_VALUE} once
 *     that has been said
 * @param ground what the law or a court says
 * @param actor whose hold it is
 */
public record Hold(String request, long until, long review, String ground, String actor) {

  /** One that a request asks for. */
  public static Hold of(Privacy request) {
    Privacy.HoldTerms terms = request.terms();
    long review = terms.review() < 0 ? Long.MAX_VALUE : terms.review();
    return new Hold(request.id(), terms.until(), review, terms.ground(), request.actor());
  }

  /** The same, once it has been said that a review is due. */
  public Hold reviewed() {
    return new Hold(request, until, Long.MAX_VALUE, ground, actor);
  }

  /** The one of two that lasts longer; of equal ones this. */
  public Hold orLonger(Hold other) {
    return other == null || until >= other.until ? this : other;
  }

  /** When something is to be done about it. */
  public long deadline() {
    return Math.min(until, review);
  }
}
