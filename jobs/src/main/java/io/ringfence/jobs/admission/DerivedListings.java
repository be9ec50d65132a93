package io.ringfence.jobs.admission;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.RecordSeal;

/**
 * Listings that follow from alerts or links, and are read back. They are no input: they are counted
 * nowhere, and advance no clock. What the job has not written is refused.
 */
record DerivedListings(RecordSeal seal) {

  static boolean derived(Signal signal) {
    return signal instanceof Listing listing && !listing.origin().id().isEmpty();
  }

  /** A record as it is to be taken. */
  Decoded checked(Decoded decoded) {
    if (decoded instanceof Decoded.Read own && derived(own.signal()) && !seal.intact(own.raw())) {
      return new Decoded.Refused(
          new Refusal(
              RefusalReason.FORGED,
              "seal",
              "a derived listing that this job has not written",
              own.position(),
              own.raw()));
    }
    return decoded;
  }
}
