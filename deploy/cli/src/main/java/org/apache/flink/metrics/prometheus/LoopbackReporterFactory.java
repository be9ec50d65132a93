package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Flink's Prometheus reporter on the loopback address: its own listens on all addresses, and has no
 * setting for that. In Flink's package, because what it reports is visible there only.
 */
public final class LoopbackReporterFactory implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Reporter(((MetricConfig) properties).getInteger("port", 0));
  }

  private static final class Reporter extends AbstractPrometheusReporter {

    private final HTTPServer server;

    Reporter(int port) {
      try {
        server =
            new HTTPServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      server.stop();
      super.close();
    }
  }
}
