package io.ringfence.jobs.metrics;

import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How what is counted is named where people look at it ({@code deploy/docs/metrics.md}). A label
 * says what there are few of, whatever the traffic: a topic, a reason, a rule. Never a subject.
 */
public final class LabelledMetrics {

  private static final String PREFIX = "ringfence_";

  private LabelledMetrics() {}

  /**
   * A count that only grows; registered at 0, so that its first rise is seen.
   *
   * @param labels names and values in turn
   */
  public static Counter counter(MetricGroup group, String name, String... labels) {
    return labelled(group, labels).counter(PREFIX + name);
  }

  /**
   * What is asked for when somebody looks.
   *
   * @param labels names and values in turn; one without a name is left out
   */
  public static void gauge(
      MetricGroup group, String name, Supplier<Number> value, String... labels) {
    Gauge<Number> gauge = value::get;
    labelled(group, labels).gauge(PREFIX + name, gauge);
  }

  static MetricGroup labelled(MetricGroup group, String... labels) {
    MetricGroup labelled = group;
    for (int i = 0; i < labels.length; i += 2) {
      if (!labels[i].isEmpty()) {
        labelled = labelled.addGroup(labels[i], labels[i + 1]);
      }
    }
    return labelled;
  }
}
