package io.ringfence.signal;

import java.util.Optional;

/**
 * What becomes of one identity: emitted for the first time (no before), amended, or withdrawn (no
 * after). Both have the same identity.
 *
 * @param revision 0 at first, growing with each amendment; the highest holds
 */
public record Change(Optional<Signal> before, Optional<Signal> after, int revision) {

  public Change {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a change has a before or an after");
    }
  }

  public static Change first(Signal signal) {
    return new Change(Optional.empty(), Optional.of(signal), 0);
  }
}
