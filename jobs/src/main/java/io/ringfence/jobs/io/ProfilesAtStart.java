package io.ringfence.jobs.io;

import io.ringfence.customer.AccountProfile;
import java.io.Serializable;
import java.util.Optional;

/**
 * What is known of customers when a task starts without state. It is read whole before any signal,
 * so that none is judged as if nothing were known.
 */
public interface ProfilesAtStart extends Serializable {

  /** Nothing is known of anybody. */
  ProfilesAtStart NONE = each -> {};

  /** Takes what is known of an account; empty if nothing is any more. */
  interface Receiver {
    void profile(String account, Optional<AccountProfile> profile) throws Exception;
  }

  /**
   * Hands on every account, what was said of it last after what was said before. What cannot be
   * read is left out.
   */
  void read(Receiver each) throws Exception;
}
