package io.ringfence.decode;

import io.ringfence.signal.Quality;
import io.ringfence.signal.Signal;

final class QualityReader implements SignalReader {

  private static final double LONGEST_MILLIS = 7.0 * 24 * 60 * 60 * 1000;

  @Override
  public void require(FieldReader fields) {
    // Nothing of its own: some probes measure a trunk without a call, some a call without a trunk.
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    return new Quality(
        id,
        time,
        source,
        fields.label(FieldName.CALL),
        fields.label(FieldName.TRUNK),
        fields.label(FieldName.REGION),
        fields.quantity(FieldName.MOS, 0, 5, Signal.ABSENT),
        fields.quantity(FieldName.JITTER_MILLIS, 0, LONGEST_MILLIS, Signal.ABSENT),
        fields.quantity(FieldName.LOSS_PERCENT, 0, 100, Signal.ABSENT),
        fields.quantity(FieldName.RTT_MILLIS, 0, LONGEST_MILLIS, Signal.ABSENT));
  }
}
