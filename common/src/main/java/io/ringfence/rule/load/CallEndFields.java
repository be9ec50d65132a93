package io.ringfence.rule.load;

import java.util.Set;

/** What a call has at its end only: a peak must count its beginning and its end alike. */
final class CallEndFields {

  static final Set<String> NAMES =
      Set.of(
          ("call.phase call.ringMillis call.talkMillis call.sipCode call.q850 "
                  + "call.releasedBy call.answered call.cost signal.time signal.localHour "
                  + "signal.localDay signal.id signal.topic")
              .split(" "));

  private CallEndFields() {}
}
