package io.ringfence.jobs.testing;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Keeps, of each job, the names and labels of all series of our own that it has ever reported. */
public final class SeriesReporter implements MetricReporter, MetricReporterFactory {

  private static final Map<String, Set<String>> BY_JOB = new ConcurrentHashMap<>();

  /** Without the labels that say which task it is. */
  static Set<String> of(String job) {
    return Set.copyOf(BY_JOB.getOrDefault(job, Set.of()));
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    Map<String, String> labels = new TreeMap<>(group.getAllVariables());
    String job = labels.get("<job_id>");
    if (job != null && name.startsWith("ringfence_")) {
      labels.keySet().removeIf(each -> each.matches("<(task|operator|job|tm|host|subtask).*"));
      BY_JOB.computeIfAbsent(job, id -> ConcurrentHashMap.newKeySet()).add(name + labels);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
