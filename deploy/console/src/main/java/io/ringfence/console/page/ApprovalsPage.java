package io.ringfence.console.page;

import io.ringfence.console.store.ApprovalStore;
import io.ringfence.signal.Privacy;
import java.util.List;

/**
 * Requests that wait for a second person.
 *
 * @param needed whether the policy demands one for anything
 */
public record ApprovalsPage(
    PageLayout layout, List<Privacy> open, boolean needed, Masking masking) {

  /** When a request has to be asked for again, epoch milliseconds. */
  public long lapses(Privacy asked) {
    return asked.time() + ApprovalStore.TERM.toMillis();
  }

  /** Whether whoever looks has asked for it, and so cannot approve it. */
  public boolean isOwn(Privacy asked) {
    return asked.actor().equalsIgnoreCase(layout.user());
  }
}
