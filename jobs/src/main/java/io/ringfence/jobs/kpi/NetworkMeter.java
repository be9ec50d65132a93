package io.ringfence.jobs.kpi;

import io.ringfence.jobs.detection.Metrics;
import io.ringfence.kpi.TalliedGroup;
import io.ringfence.kpi.Tally;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.MetricGroup;

/** Shows what one task has counted of the network. Counts begin anew with the task. */
final class NetworkMeter {

  private NetworkMeter() {}

  /** Registers a group's tallies. */
  static void show(TalliedGroup group, MetricGroup metrics) {
    for (int i = 0; i < group.tallies().size(); i++) {
      int at = i;
      Metrics.gauge(
          metrics,
          "kpi_" + group.tallies().get(i).name(),
          () -> group.told(at),
          labels(group, group.tallies().get(i)));
    }
  }

  private static String[] labels(TalliedGroup group, Tally tally) {
    List<String> labels = new ArrayList<>();
    if (!group.label().isEmpty()) {
      labels.addAll(List.of(group.label(), group.value()));
    }
    if (!tally.label().isEmpty()) {
      labels.addAll(List.of(tally.label(), tally.value()));
    }
    return labels.toArray(new String[0]);
  }
}
