package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** What the partition hands on. */
final class RecordedOutput implements SourceOutput<Decoded> {
  private final List<Decoded> records = new ArrayList<>();
  private final List<Long> timestamps = new ArrayList<>();
  long watermark = Long.MIN_VALUE;
  boolean idle;

  List<Long> lags() {
    List<Long> lags = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i) instanceof Decoded.Read read) {
        lags.add(timestamps.get(i) - read.signal().time());
      }
    }
    return lags;
  }

  @Override
  public void collect(Decoded decoded) {
    throw new AssertionError("a record without a timestamp");
  }

  @Override
  public void collect(Decoded decoded, long timestamp) {
    records.add(decoded);
    timestamps.add(timestamp);
  }

  @Override
  public void emitWatermark(Watermark mark) {
    assertThat(mark.getTimestamp()).isGreaterThan(watermark);
    watermark = mark.getTimestamp();
    idle = false;
  }

  @Override
  public void markIdle() {
    idle = true;
  }

  @Override
  public void markActive() {
    idle = false;
  }
}
