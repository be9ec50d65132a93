package io.ringfence.jobs.metrics;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertLabels;
import io.ringfence.judge.context.Publication;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what one task of the judge publishes, by rule. Rules are the operator's, but they may
 * change for ever.
 */
final class AlertMetrics {

  /**
   * Charges with counters of their own: several times the shipped pack. Flink takes back no counter
   * before the task ends, so the rest of them is counted together.
   */
  static final int MOST_CHARGES = 500;

  private static final AlertLabels OTHER = new AlertLabels("other", "other", "other", "other");

  private record Counters(Counter raised, Counter retracted, Counter hits) {}

  private final MetricGroup group;
  private final Map<AlertLabels, Counters> charges = new HashMap<>();
  private final Map<Alert.State, Counter> versions = new EnumMap<>(Alert.State.class);
  private final Counter erased;
  private final Counters other;

  AlertMetrics(MetricGroup group) {
    this.group = group;
    for (Alert.State each : Alert.State.values()) {
      versions.put(each, versions(each.name().toLowerCase(Locale.ROOT)));
    }
    erased = versions("erased");
    other = counters(OTHER);
  }

  private Counter versions(String state) {
    return LabelledMetrics.counter(group, "alert_versions_total", "state", state);
  }

  private Counters counters(AlertLabels charge) {
    return new Counters(
        counter("alerts_raised_total", charge),
        counter("alerts_retracted_total", charge),
        counter("rule_hits_total", charge));
  }

  private Counter counter(String name, AlertLabels charge) {
    return LabelledMetrics.counter(
        group,
        name,
        "rule",
        charge.rule(),
        "fraud",
        charge.fraud(),
        "severity",
        charge.severity(),
        "mode",
        charge.mode());
  }

  /** Shows what may come, before it does. */
  void expect(List<AlertLabels> coming) {
    coming.forEach(this::of);
  }

  private Counters of(AlertLabels charge) {
    Counters known = charges.get(charge);
    if (known != null) {
      return known;
    }
    if (charge.equals(AlertLabels.NONE) || charges.size() >= MOST_CHARGES) {
      return other;
    }
    Counters made = counters(charge);
    charges.put(charge, made);
    return made;
  }

  void count(Publication version) {
    if (version.erasure()) {
      erased.inc();
      return;
    }
    versions.get(version.state()).inc();
    Counters counters = of(version.charge());
    counters.hits().inc(version.hits());
    if (version.first()) {
      counters.raised().inc();
    }
    if (version.state() == Alert.State.RETRACTED) {
      counters.retracted().inc();
    }
  }
}
