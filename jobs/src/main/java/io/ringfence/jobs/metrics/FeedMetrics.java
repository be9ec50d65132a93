package io.ringfence.jobs.metrics;

import io.ringfence.decode.RefusalReason;
import io.ringfence.signal.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one task reads of one topic, as it is shown. Counts begin anew with the task. */
public final class FeedMetrics {

  private static final double SECOND = 1000;

  /** Listings and requests are written when they are learnt: they have no delay. */
  private static final String TRAFFIC = "traffic";

  private final Counter read;
  private final Counter accepted;
  private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);
  private final Optional<ArrivalDelay> delay;
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
    arrived = now;
    delay = stream.equals(TRAFFIC) ? Optional.of(new ArrivalDelay(group, topic)) : Optional.empty();
    read = LabelledMetrics.counter(group, "records_read_total", "stream", stream, "topic", topic);
    accepted =
        LabelledMetrics.counter(group, "records_accepted_total", "stream", stream, "topic", topic);
    for (RefusalReason each : RefusalReason.values()) {
      refused.put(
          each,
          LabelledMetrics.counter(
              group,
              "records_refused_total",
              "stream",
              stream,
              "topic",
              topic,
              "reason",
              each.label()));
    }
    LabelledMetrics.gauge(
        group,
        "feed_last_record_timestamp_seconds",
        () -> arrived / SECOND,
        "stream",
        stream,
        "topic",
        topic);
    LabelledMetrics.gauge(
        group,
        "feed_newest_event_timestamp_seconds",
        () -> newest == Long.MIN_VALUE ? Double.NaN : newest / SECOND,
        "stream",
        stream,
        "topic",
        topic);
  }

  public void read(long now) {
    read.inc();
    arrived = now;
  }

  /** What was read last is let in. */
  public void accepted(Signal signal) {
    accepted.inc();
    newest = Math.max(newest, signal.time());
    delay.ifPresent(each -> each.count(arrived - signal.time()));
  }

  public void refused(RefusalReason reason) {
    refused.get(reason).inc();
  }
}
