package io.ringfence.bench.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.View;
import org.apache.flink.metrics.reporter.MetricReporter;

/** RocksDB's own metrics in the judge tasks of a run in this JVM, while the run lasts. */
public final class RocksDbGauges implements MetricReporter {

  private static final String ROCKSDB = "state.backend.rocksdb.metrics.";

  /** Options of a run whose gauges are wanted. */
  public static final Map<String, String> OPTIONS =
      Map.of(
          "metrics.reporters",
          "bench",
          "metrics.reporter.bench.factory.class",
          RocksDbGaugesFactory.class.getName(),
          ROCKSDB + "block-cache-usage",
          "true",
          ROCKSDB + "total-sst-files-size",
          "true");

  private record GaugeSource(String run, String task, String name) {}

  private static final Map<Metric, GaugeSource> KNOWN = new ConcurrentHashMap<>();

  /**
   * Memory of the judges' slots for blocks, indexes, filters and write buffers, which share one
   * bounded cache; 0 on the heap.
   */
  static long cache(String run) {
    return sum(run, "block-cache-usage", Math::max);
  }

  /** Bytes of the judges' files; 0 on the heap. */
  static long files(String run) {
    return sum(run, "total-sst-files-size", Long::sum);
  }

  /** Over all tasks; of what one task's states say each, as they are put together. */
  private static long sum(String run, String name, BinaryOperator<Long> ofTask) {
    return KNOWN.entrySet().stream()
        .filter(each -> each.getValue().run.equals(run) && each.getValue().name.endsWith(name))
        .collect(Collectors.toMap(each -> each.getValue().task, each -> now(each.getKey()), ofTask))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Flink asks RocksDB every few seconds. */
  private static long now(Metric metric) {
    if (metric instanceof View view) {
      view.update();
    }
    return ((Number) ((Gauge<?>) metric).getValue()).longValue();
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    if (metric instanceof Gauge<?>
        && name.contains("rocksdb")
        && "judge-all".equals(variables.get("<operator_name>"))) {
      String run = variables.get("<job_name>");
      KNOWN.put(metric, new GaugeSource(run, variables.get("<subtask_index>"), name));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    KNOWN.remove(metric);
  }
}
