package io.ringfence.cli.cost;

import io.ringfence.signal.Change;
import io.ringfence.signal.SignalTopic;
import java.util.Set;

/**
 * A change of what is known of a signal.
 *
 * @param watermark the event time that had been reached when it came
 */
record TimedChange(Change change, long watermark) {

  /** Whether who looks at these topics only has anything to do with it. */
  boolean touches(Set<SignalTopic> topics) {
    return change.after().filter(signal -> topics.contains(signal.topic())).isPresent()
        || change.before().filter(signal -> topics.contains(signal.topic())).isPresent();
  }
}
