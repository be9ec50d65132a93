package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.state.BackgroundCompaction;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.net.SSLUtils;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.junit.jupiter.api.Test;

/** What is shipped in deploy/flink. */
class ConfigurationFolderTest {

  private static final Configuration SHIPPED =
      GlobalConfiguration.loadConfiguration(
          Path.of(System.getProperty("ringfence.home"), "flink").toString());

  private static final String REPORTER = "metrics.reporter.prom.";

  private static final List<Class<?>> OPTIONS =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HeartbeatManagerOptions.class,
          JobManagerOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          RocksDBConfigurableOptions.class,
          ExecutionOptions.class,
          RocksDBOptions.class,
          SecurityOptions.class,
          StateChangelogOptions.class,
          StateRecoveryOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);

  /** Flink ignores a name that it does not know. */
  @Test
  void everyNameIsOneThatFlinkKnows() throws Exception {
    Set<String> known = new TreeSet<>();
    List<Class<?>> options = new ArrayList<>(OPTIONS);
    // Of a module that nothing is compiled against.
    options.add(Class.forName("org.apache.flink.changelog.fs.FsStateChangelogOptions"));
    for (Class<?> each : options) {
      for (Field field : each.getFields()) {
        if (field.getType() == ConfigOption.class) {
          known.add(((ConfigOption<?>) field.get(null)).key());
        }
      }
    }

    known.add(REPORTER + MetricOptions.REPORTER_FACTORY_CLASS.key());
    known.add(REPORTER + MetricOptions.REPORTER_EXCLUDED_VARIABLES.key());
    known.add(REPORTER + PrometheusPushGatewayReporterOptions.FILTER_LABEL_VALUE_CHARACTER.key());
    known.add(REPORTER + "port"); // which Flink has no constant for
    known.add(BackgroundCompaction.FORGOTTEN_AFTER.key());

    assertThat(known).containsAll(SHIPPED.keySet());
  }

  @Test
  void theReporterIsThereAndLeavesOutWhatIsNewWithEveryStart() throws Exception {
    String factory = SHIPPED.getString(REPORTER + "factory.class", "");
    String excluded = SHIPPED.getString(REPORTER + "scope.variables.excludes", "");

    assertThat(Class.forName(factory)).isAssignableTo(MetricReporterFactory.class);
    assertThat(excluded.split(";"))
        .contains("job_id", "task_attempt_id", "task_attempt_num", "tm_id")
        .doesNotContain("job_name", "task_name", "operator_name", "subtask_index");
  }

  @Test
  void flinkStartsTheReporterByIt() {
    List<ReporterSetup> reporters =
        ReporterSetupBuilder.METRIC_SETUP_BUILDER.fromConfiguration(
            SHIPPED, DefaultReporterFilters::metricsFromConfiguration, null);

    assertThat(reporters)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getReporter()).isInstanceOf(PrometheusReporter.class);
              assertThat(each.getExcludedVariables()).contains("<task_attempt_id>");
              each.getReporter().close();
            });
  }

  /** A process that is started by it as it is ends at once, instead of talking without TLS. */
  @Test
  void nobodyIsServedWithoutACertificate() {
    assertThat(SecurityOptions.isRestSSLAuthenticationEnabled(SHIPPED)).isTrue();
    assertThat(SecurityOptions.isInternalSSLEnabled(SHIPPED)).isTrue();
    assertThat(SHIPPED.keySet()).noneMatch(GlobalConfiguration::isSensitive);
    assertThatThrownBy(() -> SSLUtils.createInternalServerSSLEngineFactory(SHIPPED))
        .hasMessageContaining("security.ssl.internal.keystore-password");
    assertThatThrownBy(() -> SSLUtils.createRestServerSSLEngineFactory(SHIPPED))
        .hasMessageContaining("security.ssl.rest.keystore-password");
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThat(
            List.of(
                "rest.bind-address",
                "jobmanager.bind-host",
                "taskmanager.bind-host",
                "taskmanager.host"))
        .allMatch(each -> SHIPPED.getString(each, "").equals("127.0.0.1"));
  }

  @Test
  void nothingIsSaidThatTheJobSaysItself() {
    assertThat(SHIPPED.keySet())
        .doesNotContainAnyElementsOf(JobConfiguration.durable(Duration.ofSeconds(30)).keySet());
  }

  /** Half a gigabyte a slot at least, or its write buffers are flushed before they are full. */
  @Test
  void memoryAddsUpAndLeavesRocksDbItsShare() {
    var memory = TaskExecutorProcessUtils.processSpecFromConfig(SHIPPED);

    long slots = SHIPPED.get(TaskManagerOptions.NUM_TASK_SLOTS);
    assertThat(memory.getManagedMemorySize().getMebiBytes() / slots).isGreaterThan(512);
    assertThat(memory.getJvmHeapMemorySize().getMebiBytes()).isGreaterThan(1024);
  }
}
