package io.ringfence.jobs.metrics;

import io.ringfence.kpi.live.LiveCounter;
import io.ringfence.kpi.live.LiveCounterGroup;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.MetricGroup;

/** Shows what one task has counted of the network. Counts begin anew with the task. */
public final class NetworkMetrics {

  private NetworkMetrics() {}

  /** Registers a group's counters. */
  public static void show(LiveCounterGroup group, MetricGroup metrics) {
    for (int i = 0; i < group.counters().size(); i++) {
      int at = i;
      LabelledMetrics.gauge(
          metrics,
          "kpi_" + group.counters().get(i).name(),
          () -> group.total(at),
          labels(group, group.counters().get(i)));
    }
  }

  private static String[] labels(LiveCounterGroup group, LiveCounter counter) {
    List<String> labels = new ArrayList<>();
    if (!group.label().isEmpty()) {
      labels.addAll(List.of(group.label(), group.value()));
    }
    if (!counter.label().isEmpty()) {
      labels.addAll(List.of(counter.label(), counter.value()));
    }
    return labels.toArray(new String[0]);
  }
}
