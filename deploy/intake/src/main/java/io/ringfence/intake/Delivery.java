package io.ringfence.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Records that are on their way to the broker, and are taken together or not at all. */
final class Delivery {

  /** Of records without an answer, and one more while records may be added. */
  private final AtomicInteger open = new AtomicInteger(1);

  private final CompletableFuture<Void> taken = new CompletableFuture<>();
  private volatile Exception fault;

  void add() {
    open.incrementAndGet();
  }

  /**
   * The broker has answered for one of them.
   *
   * @param refusal null if it has taken it
   */
  void answered(Exception refusal) {
    if (refusal != null) {
      fault = refusal;
    }
    if (open.decrementAndGet() > 0) {
      return;
    }
    if (fault == null) {
      taken.complete(null);
    } else {
      taken.completeExceptionally(fault);
    }
  }

  /** Whether the broker has not taken one of them. */
  boolean failed() {
    return fault != null;
  }

  /** No more are added. Completes when the broker has all of them, or will not have one. */
  CompletableFuture<Void> end() {
    answered(null);
    return taken;
  }
}
