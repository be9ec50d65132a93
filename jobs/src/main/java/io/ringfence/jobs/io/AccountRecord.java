package io.ringfence.jobs.io;

import io.ringfence.customer.AccountProfile;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import java.util.Optional;

/** What is said of an account, on its way to what is known of the account. */
public sealed interface AccountRecord {

  /** Never empty. */
  String account();

  /** A signal that stands for itself: any but a call. */
  record OfSignal(String account, Signal signal) implements AccountRecord {}

  /** What becomes of a phase of a call. */
  record OfCall(String account, Change change) implements AccountRecord {}

  /** What the provider knows of the customer from now on; empty if nothing any more. */
  record OfProfile(String account, Optional<AccountProfile> profile) implements AccountRecord {}
}
