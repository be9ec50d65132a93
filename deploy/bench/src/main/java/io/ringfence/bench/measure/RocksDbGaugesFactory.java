package io.ringfence.bench.measure;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** How Flink finds {@link RocksDbGauges}. */
public final class RocksDbGaugesFactory implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new RocksDbGauges();
  }
}
