package io.ringfence.judge.delivery;

import static java.util.Objects.requireNonNull;

import io.ringfence.signal.Privacy;

/**
 * A request about what is held of one subject.
 *
 * @param profile of an access to an account: what is known of the customer
 */
public record PrivacyRequest(String key, Privacy request, HeldProfile profile) implements Delivery {

  public PrivacyRequest {
    requireNonNull(key, "key");
    requireNonNull(request, "request");
    requireNonNull(profile, "profile");
  }

  public PrivacyRequest(String key, Privacy request) {
    this(key, request, HeldProfile.NONE);
  }

  /** Whether it reaches the subject that it is about, and not the other end of a wrong link. */
  public boolean isOwn() {
    return request.subject().key().equals(key);
  }
}
