package io.ringfence.jobs.detection;

import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalJson;
import io.ringfence.jobs.io.OutputRecord;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Writes refusals, each of them. Where a feed brings nothing but refused records, only some are
 * written with their bytes: all would be as much again as the feed. The others say where the record
 * is.
 */
final class RefusalWriter implements MapFunction<Refusal, OutputRecord> {

  /** Refusals with their bytes that one task writes a second. */
  static final int MOST_WHOLE = 1_000;

  private final int mostWhole;

  /** What time passes by, in nanoseconds from any beginning. */
  private final SerializableSupplier<Long> stopwatch;

  private long second;
  private int written;

  private RefusalWriter(int mostWhole, SerializableSupplier<Long> stopwatch) {
    this.mostWhole = mostWhole;
    this.stopwatch = stopwatch;
  }

  /** One that keeps every record whole: there is an end to them. */
  static RefusalWriter whole() {
    return new RefusalWriter(Integer.MAX_VALUE, () -> 0L);
  }

  /** One that keeps so many whole in each second. */
  static RefusalWriter sampling(SerializableSupplier<Long> stopwatch) {
    return new RefusalWriter(MOST_WHOLE, stopwatch);
  }

  @Override
  public OutputRecord map(Refusal refusal) {
    long now = stopwatch.get() / TimeUnit.SECONDS.toNanos(1);
    if (now != second) {
      second = now;
      written = 0;
    }
    boolean whole = written < mostWhole;
    written += whole ? 1 : 0;
    return new OutputRecord(
        key(refusal.position()), RefusalJson.of(whole ? refusal : refusal.withoutRaw()));
  }

  /** The same record refused twice overwrites itself. */
  private static String key(Position position) {
    return position.origin() + '/' + position.partition() + '/' + position.offset();
  }
}
