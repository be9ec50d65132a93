package io.ringfence.judge.delivery;

/** What reaches one subject's state. */
public sealed interface Delivery
    permits Observation, Withdrawal, ListingNotice, PrivacyRequest, AlertReadback, EarlierAlert {

  /** The key of the subject, see {@link io.ringfence.signal.Subject#key()}. */
  String key();
}
