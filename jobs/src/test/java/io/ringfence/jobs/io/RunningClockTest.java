package io.ringfence.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.feed.Sources;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class RunningClockTest {

  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Runs a nanosecond with every look, as far as anyone can tell, until it is stopped. */
  private static final class Stopwatch implements RelativeClock {
    private long nanos = 1;
    private boolean stopped;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long relativeTimeNanos() {
      return stopped ? nanos : nanos++;
    }

    @Override
    public long relativeTimeMillis() {
      return relativeTimeNanos() / 1_000_000;
    }
  }

  private static final class Output implements WatermarkOutput {
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private final Stopwatch activity = new Stopwatch();
  private final Output output = new Output();

  private WatermarkGenerator<Decoded> watermarks() {
    return Watermarks.reached(Sources.shipped(), SILENCE)
        .createWatermarkGenerator(
            new WatermarkGeneratorSupplier.Context() {
              @Override
              public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
              }

              @Override
              public RelativeClock getInputActivityClock() {
                return activity;
              }
            });
  }

  @Test
  void aPartitionThatIsSilentForLongEnoughIsIdle() {
    WatermarkGenerator<Decoded> watermarks = watermarks();
    watermarks.onPeriodicEmit(output);

    activity.pass(SILENCE);
    watermarks.onPeriodicEmit(output);

    assertThat(output.idle).isTrue();
  }

  @Test
  void aPartitionThatWasSilentForLongEnoughWhenItWasPausedIsNotIdleBeforeItIsResumed() {
    WatermarkGenerator<Decoded> watermarks = watermarks();
    watermarks.onPeriodicEmit(output);
    activity.pass(SILENCE);
    activity.stopped = true;

    watermarks.onPeriodicEmit(output);
    watermarks.onPeriodicEmit(output);

    assertThat(output.idle).isFalse();
    activity.stopped = false;
    watermarks.onPeriodicEmit(output);
    assertThat(output.idle).isTrue();
  }
}
