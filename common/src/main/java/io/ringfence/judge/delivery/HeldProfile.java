package io.ringfence.judge.delivery;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a customer when a request for access passes.
 *
 * @param json as the topic of profiles has it; empty if nothing is known
 * @param until when it goes if nobody writes it anew, in epoch milliseconds; {@link Long#MAX_VALUE}
 *     if it is in the job's file
 */
public record HeldProfile(String json, long until) {

  public static final HeldProfile NONE = new HeldProfile("", Long.MIN_VALUE);

  public HeldProfile {
    requireNonNull(json, "json");
  }

  public boolean known() {
    return !json.isEmpty();
  }
}
