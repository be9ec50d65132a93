package io.ringfence.judge;

/** What reaches one subject's state. */
public sealed interface Delivery permits Sighting, Withdrawal, ListingNotice, PrivacyRequest, Echo {

  /** The key of the subject, see {@link io.ringfence.signal.Subject#key()}. */
  String key();
}
