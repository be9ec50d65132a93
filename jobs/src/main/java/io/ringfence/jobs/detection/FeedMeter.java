package io.ringfence.jobs.detection;

import io.ringfence.decode.Reason;
import io.ringfence.signal.Signal;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one task reads of one topic, as it is shown. Counts begin anew with the task. */
final class FeedMeter {

  private static final double SECOND = 1000;

  private final Counter read;
  private final Counter accepted;
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
  private long arrived;
  private long newest = Long.MIN_VALUE;

  /**
   * Registers it.
   *
   * @param stream the feed in the data flow: {@code traffic} holds event time, {@code control} does
   *     not
   * @param now by the wall clock: a topic that is silent from the start is silent since then
   */
  FeedMeter(MetricGroup group, String stream, String topic, long now) {
    arrived = now;
    read = Metrics.counter(group, "records_read_total", "stream", stream, "topic", topic);
    accepted = Metrics.counter(group, "records_accepted_total", "stream", stream, "topic", topic);
    for (Reason each : Reason.values()) {
      refused.put(
          each,
          Metrics.counter(
              group,
              "records_refused_total",
              "stream",
              stream,
              "topic",
              topic,
              "reason",
              each.label()));
    }
    Metrics.gauge(
        group,
        "feed_last_record_timestamp_seconds",
        () -> arrived / SECOND,
        "stream",
        stream,
        "topic",
        topic);
    Metrics.gauge(
        group,
        "feed_newest_event_timestamp_seconds",
        () -> newest == Long.MIN_VALUE ? Double.NaN : newest / SECOND,
        "stream",
        stream,
        "topic",
        topic);
  }

  void read(long now) {
    read.inc();
    arrived = now;
  }

  void accepted(Signal signal) {
    accepted.inc();
    newest = Math.max(newest, signal.time());
  }

  void refused(Reason reason) {
    refused.get(reason).inc();
  }
}
