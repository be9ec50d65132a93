package io.ringfence.jobs.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** What Flink stores of a job has no secret of the cluster's configuration. */
class JobSubmissionTest {

  private static final String PLANTED = "planted-7f1c9e";

  private static JobSubmission submission(List<String> secrets) {
    Configuration cluster = JobConfiguration.durable(Duration.ofSeconds(7));
    cluster.setString("akka.of.the.cluster", "kept-by-the-job");
    secrets.forEach(each -> cluster.setString(each, PLANTED));
    JobSubmission submission = JobSubmission.of(cluster);
    submission
        .environment()
        .fromData(1, 2, 3)
        .uid("numbers")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    return submission;
  }

  @Test
  void theGraphHasTheSettingsWithoutTheSecrets() throws Exception {
    StreamGraph graph =
        submission(
                List.of(
                    "security.ssl.internal.keystore-password",
                    "security.ssl.internal.key-password",
                    "security.ssl.rest.truststore-password",
                    "s3.secret-key"))
            .graph("a job");
    assertThat(graph.getJobName()).isEqualTo("a job");
    assertThat(graph.getJobConfiguration().get(StateBackendOptions.STATE_BACKEND))
        .isEqualTo("rocksdb");
    assertThat(graph.getCheckpointingMode()).isNotNull();
    assertThat(graph.getCheckpointConfig().getCheckpointInterval()).isEqualTo(7_000);
    assertThat(graph.getExecutionConfig().isObjectReuseEnabled()).isTrue();
    graph.serializeUserDefinedInstances();
    for (Object each : List.of(graph, graph.getExecutionConfig(), graph.getJobGraph())) {
      assertThat(new String(InstantiationUtil.serializeObject(each), ISO_8859_1))
          .as(each.getClass().getName())
          .contains("kept-by-the-job")
          .doesNotContain(PLANTED);
    }
  }

  @Test
  void theJobRuns() throws Exception {
    submission(List.of("security.ssl.rest.keystore-password")).execute("a job");
  }
}
