package io.ringfence.jobs.detection;

import io.ringfence.alert.Charge;
import io.ringfence.judge.Outcome;
import io.ringfence.judge.Publication;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What one judge does, as it is shown. Counts begin anew with the task. */
final class JudgeMeter {

  private final AlertMeter alerts;
  private final Map<Topic, Counter> listings = new EnumMap<>(Topic.class);
  private final Map<Topic, Counter> receipts = new EnumMap<>(Topic.class);
  private final Counter duplicates;
  private final Counter opened;
  private final Counter cleared;

  JudgeMeter(MetricGroup group) {
    alerts = new AlertMeter(group);
    for (Topic each : Topic.named("listing")) {
      listings.put(each, Metrics.counter(group, "listings_derived_total", "action", each.event()));
    }
    for (Topic each : Topic.named("privacy")) {
      receipts.put(each, Metrics.counter(group, "privacy_receipts_total", "action", each.event()));
    }
    duplicates = Metrics.counter(group, "duplicates_total");
    opened = Metrics.counter(group, "subjects_opened_total");
    cleared = Metrics.counter(group, "subjects_cleared_total");
  }

  /** Registers the metrics of charges that may come, so that their first rise is seen. */
  void expect(List<Charge> charges) {
    alerts.expect(charges);
  }

  /** A subject of which nothing was known. */
  void opened() {
    opened.inc();
  }

  /** A subject of which nothing is known any more. */
  void cleared() {
    cleared.inc();
  }

  void count(Outcome outcome) {
    duplicates.inc(outcome.duplicates());
    for (Publication each : outcome.publications()) {
      alerts.count(each);
    }
    for (Listing each : outcome.listings()) {
      listings.get(each.action()).inc();
    }
    for (Receipt each : outcome.receipts()) {
      receipts.get(each.action()).inc();
    }
  }
}
