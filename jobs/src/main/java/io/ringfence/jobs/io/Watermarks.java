package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How event time follows from what is read. */
public final class Watermarks {

  /**
   * A watermark with every record would double what is sent; one in a tenth of a second of event
   * time is finer than anything that waits for it.
   */
  private static final long STEP_MILLIS = 100;

  private Watermarks() {}

  /** Event time is what every active source of a split has reached. */
  public static WatermarkStrategy<Decoded> reached(Sources sources) {
    return WatermarkStrategy.<Decoded>forGenerator(context -> new Reached(sources))
        .withTimestampAssigner(Watermarks::time);
  }

  private static long time(Decoded decoded, long read) {
    return decoded instanceof Read record ? record.signal().time() : Long.MIN_VALUE;
  }

  /**
   * For feeds whose records are of any time and never hold back the others. Without any watermark
   * they would hold event time at its beginning for ever; so they say that they are idle.
   */
  public static <T> WatermarkStrategy<T> idle() {
    return WatermarkStrategy.<T>forGenerator(context -> new Idle<>())
        .withTimestampAssigner((record, read) -> Long.MIN_VALUE);
  }

  private static final class Reached implements WatermarkGenerator<Decoded> {
    private final SourceProgress progress;
    private long emitted = Long.MIN_VALUE;

    Reached(Sources sources) {
      this.progress = new SourceProgress(sources);
    }

    @Override
    public void onEvent(Decoded decoded, long time, WatermarkOutput output) {
      if (decoded instanceof Read read) {
        progress.accept(read.signal());
        if (emitted == Long.MIN_VALUE || progress.watermark() >= emitted + STEP_MILLIS) {
          emit(output);
        }
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      emit(output);
    }

    private void emit(WatermarkOutput output) {
      long watermark = progress.watermark();
      if (watermark > emitted) {
        emitted = watermark;
        output.emitWatermark(new Watermark(watermark));
      }
    }
  }

  private static final class Idle<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T record, long time, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
