package io.ringfence.judge.delivery;

import io.ringfence.signal.Privacy;

/** A request about what is held of one subject. */
public record PrivacyRequest(String key, Privacy request) implements Delivery {

  /** Whether it reaches the subject that it is about, and not the other end of a wrong link. */
  public boolean isOwn() {
    return request.subject().key().equals(key);
  }
}
