package io.ringfence.jobs.metrics;

import io.ringfence.decode.RefusalReason;
import io.ringfence.signal.Signal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one task reads of one topic, as it is shown. Counts begin anew with the task. */
public final class FeedMetrics {

  private static final double SECOND = 1000;

  private final Counter read;
  private final Counter accepted;
  private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);
  private final Map<String, Counter> passed = new HashMap<>();
  private final MetricGroup feed;
  private long arrived;
  private long newest = Long.MIN_VALUE;

  /**
   * Registers it.
   *
   * @param stream the feed in the data flow: {@code traffic} holds event time, {@code control} does
   *     not
   * @param now by the wall clock: a topic that is silent from the start is silent since then
   */
  public FeedMetrics(MetricGroup group, String stream, String topic, long now) {
    feed = LabelledMetrics.labelled(group, "stream", stream, "topic", topic);
    arrived = now;
    read = LabelledMetrics.counter(feed, "records_read_total");
    accepted = LabelledMetrics.counter(feed, "records_accepted_total");
    for (RefusalReason each : RefusalReason.values()) {
      refused.put(
          each, LabelledMetrics.counter(feed, "records_refused_total", "reason", each.label()));
    }
    LabelledMetrics.gauge(feed, "feed_last_record_timestamp_seconds", () -> arrived / SECOND);
    LabelledMetrics.gauge(
        feed,
        "feed_newest_event_timestamp_seconds",
        () -> newest == Long.MIN_VALUE ? Double.NaN : newest / SECOND);
  }

  public void read(long now) {
    read.inc();
    arrived = now;
  }

  public void accepted(Signal signal) {
    accepted.inc();
    newest = Math.max(newest, signal.time());
  }

  /** A line that tells nothing; formats have a few words for those. */
  public void passed(String kind, long now) {
    arrived = now;
    passed
        .computeIfAbsent(
            kind, each -> LabelledMetrics.counter(feed, "records_passed_total", "kind", each))
        .inc();
  }

  public void refused(RefusalReason reason) {
    refused.get(reason).inc();
  }
}
