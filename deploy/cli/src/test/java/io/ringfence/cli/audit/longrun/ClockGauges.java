package io.ringfence.cli.audit.longrun;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * How far the clock of each judge in this JVM is ahead of the time that it goes by, and what has
 * been done by it.
 */
public final class ClockGauges implements MetricReporter {

  /** Options of a run whose clocks are looked at. */
  static final Map<String, String> OPTIONS =
      Map.of(
          "metrics.reporters",
          "clocks",
          "metrics.reporter.clocks.factory.class",
          Factory.class.getName());

  private static final Set<Gauge<?>> KNOWN = ConcurrentHashMap.newKeySet();
  private static final Set<Counter> FIRED = ConcurrentHashMap.newKeySet();

  /** How Flink finds it. */
  public static final class Factory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new ClockGauges();
    }
  }

  /** Of the judge whose clock agrees least, in milliseconds. */
  static long ahead() {
    return KNOWN.stream()
        .mapToLong(each -> (long) (1000 * ((Number) each.getValue()).doubleValue()))
        .max()
        .orElseThrow();
  }

  /** How many timers have fired so far. */
  static long fired() {
    return FIRED.stream().mapToLong(Counter::getCount).sum();
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (metric instanceof Gauge<?> gauge && name.endsWith("clock_ahead_seconds")) {
      KNOWN.add(gauge);
    } else if (metric instanceof Counter counter && name.endsWith("timers_fired_total")) {
      FIRED.add(counter);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (metric instanceof Gauge<?> gauge) {
      KNOWN.remove(gauge);
    } else if (metric instanceof Counter counter) {
      FIRED.remove(counter);
    }
  }
}
