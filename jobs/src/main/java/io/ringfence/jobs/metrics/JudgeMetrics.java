package io.ringfence.jobs.metrics;

import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.context.Publication;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one judge does, as it is shown. Counts begin anew with the task. */
public final class JudgeMetrics {

  private static final double SECOND = 1000;

  private final MetricGroup group;
  private final AlertMetrics alerts;
  private final Map<SignalTopic, Counter> listings = new EnumMap<>(SignalTopic.class);
  private final Map<SignalTopic, Counter> receipts = new EnumMap<>(SignalTopic.class);
  private final Counter duplicates;
  private final Counter opened;
  private final Counter cleared;

  public JudgeMetrics(MetricGroup group) {
    this.group = group;
    alerts = new AlertMetrics(group);
    for (SignalTopic each : SignalTopic.named("listing")) {
      listings.put(
          each, LabelledMetrics.counter(group, "listings_derived_total", "action", each.event()));
    }
    for (SignalTopic each : SignalTopic.named("privacy")) {
      receipts.put(
          each, LabelledMetrics.counter(group, "privacy_receipts_total", "action", each.event()));
    }
    duplicates = LabelledMetrics.counter(group, "duplicates_total");
    opened = LabelledMetrics.counter(group, "subjects_opened_total");
    cleared = LabelledMetrics.counter(group, "subjects_cleared_total");
  }

  /** Registers the metrics of what a judge may charge with, so that their first rise is seen. */
  public Judge shown(Judge judge) {
    alerts.expect(judge.charges());
    return judge;
  }

  /**
   * Registers the clock that retention is measured by.
   *
   * @param ahead how far the worker's own is ahead of it, in milliseconds
   */
  public void clock(LongSupplier ahead) {
    LabelledMetrics.gauge(group, "clock_ahead_seconds", () -> ahead.getAsLong() / SECOND);
  }

  /** A subject of which nothing was known. */
  public void opened() {
    opened.inc();
  }

  /** A subject of which nothing is known any more. */
  public void cleared() {
    cleared.inc();
  }

  public void count(Outcome outcome) {
    duplicates.inc(outcome.duplicates());
    for (Publication each : outcome.publications()) {
      alerts.count(each);
    }
    for (Listing each : outcome.listings()) {
      listings.get(each.action()).inc();
    }
    for (Receipt each : outcome.receipts()) {
      receipts.get(each.request().action()).inc();
    }
  }
}
