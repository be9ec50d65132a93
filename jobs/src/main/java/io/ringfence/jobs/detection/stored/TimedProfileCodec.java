package io.ringfence.jobs.detection.stored;

import io.ringfence.customer.AccountProfile;
import io.ringfence.customer.AccountProfileCodec;
import io.ringfence.jobs.state.TimedStateCodec;

/** The stored form of what is known of an account. Named in checkpoints: never rename it. */
public final class TimedProfileCodec extends TimedStateCodec<AccountProfile> {

  public TimedProfileCodec() {
    super(new AccountProfileCodec());
  }
}
