package io.ringfence.judge.delivery;

import io.ringfence.alert.AlertJson;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;

/**
 * Keeps out what is older than an erasure and comes again, or late. Of the erased subject itself
 * only listings get through, in the least form; of others everything, without the erased values. Of
 * a tenant only what has been erased on its instruction counts as erased.
 */
public final class ErasedFilter {

  private ErasedFilter() {}

  /** What is left of a delivery; null if that is nothing. */
  public static Delivery of(Delivery delivery, ErasedValues values) {
    if (delivery instanceof Observation observation) {
      return of(observation, values);
    }
    if (delivery instanceof ListingNotice notice) {
      return of(notice, values);
    }
    if (delivery instanceof PrivacyRequest request) {
      return of(request, values);
    }
    if (delivery instanceof AlertReadback readback) {
      return of(readback, values);
    }
    if (delivery instanceof EarlierAlert earlier) {
      AlertReadback readback = of(earlier.alert(), values);
      return readback == null ? null : new EarlierAlert(readback);
    }
    return delivery;
  }

  /** What is left of a signal; null if it is one of an erased subject. */
  public static Observation of(Observation observation, ErasedValues values) {
    long at = observation.time();
    if (at > values.latest()) {
      return observation;
    }
    ErasedValues reaching = values.reaching(observation.tenant());
    return reaching.erases(observation.key(), at) ? null : observation.with(reaching.at(at));
  }

  /** A listing without words if its subject has been erased since. */
  public static Listing of(Listing listing, ErasedValues values) {
    return values.erases(listing.subject().key(), listing.time())
        ? listing.withoutWords()
        : listing;
  }

  private static ListingNotice of(ListingNotice notice, ErasedValues values) {
    Listing listing = notice.listing();
    if (!values.erases(notice.key(), listing.time())) {
      return notice;
    }
    return listing.origin().linked()
        ? null
        : new ListingNotice(notice.key(), listing.withoutWords());
  }

  /**
   * A correction of links or records would store names: of an erased subject nothing is left to
   * correct, and nothing of its links in the states of others.
   */
  private static PrivacyRequest of(PrivacyRequest delivery, ErasedValues values) {
    Privacy request = delivery.request();
    long at = request.time();
    Correction correct = request.correct();
    if (correct.link().isEmpty() && correct.records().isEmpty()) {
      return delivery;
    }
    if (values.erases(delivery.key(), at) || values.erases(request.subject().key(), at)) {
      return null;
    }
    return values.erases(correct.link(), at)
        ? new PrivacyRequest(
            delivery.key(),
            request.correcting(Correction.ofLink(values.at(at).key(correct.link()))))
        : delivery;
  }

  /** An erased alert is gone; of another one an older version may be read back late. */
  private static AlertReadback of(AlertReadback readback, ErasedValues values) {
    long at = readback.last();
    if (at > values.latest()) {
      return readback;
    }
    ErasedValues reaching = values.reaching(AlertJson.tenant(readback.json()));
    return reaching.erases(readback.key(), at)
        ? null
        : readback.saying(reaching.at(at).alert(readback.json()));
  }
}
