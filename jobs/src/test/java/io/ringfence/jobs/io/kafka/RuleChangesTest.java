package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One job, while its rules change. */
class RuleChangesTest {

  private static final String MEASURE =
      """
      {"name":"calls_10m","per":"account","on":"call.attempt","count":true,"over":"10m"}""";

  private static final String RULE =
      """
      {"id":"busy","version":1,"fraud":"irsf","title":"Many calls","accuse":"account","on":"call.attempt",\
      "when":"calls_10m >= 3","severity":"high","score":80,"quiet":"30m","mode":"enforce","summary":"{subject}"}""";

  @TempDir Path checkpoints;

  private JobOnTopics stage;
  private int bursts;

  @Test
  void rulesComeAndStayAndGoWithoutADeployment() throws Exception {
    stage = JobOnTopics.with("rules", 1);
    AtomicReference<FailingConnectors> killed = new AtomicReference<>();
    JobClient job =
        stage.start(
            stage.kafka(false),
            stage.configuration(checkpoints),
            ends -> {
              killed.set(new FailingConnectors(ends, "rules"));
              return killed.get();
            });
    try {
      // A rule waits for its measure, and then raises alerts.
      change("busy", RULE);
      change("calls_10m", MEASURE);
      JobOnTopics.until("accused by a new rule", () -> accusedAfterABurst());

      // A faulty version is rejected, and the old one stays.
      change("busy", RULE.replace("\"version\":1", "\"version\":2").replace("30m", "1m"));
      JobOnTopics.until("rejected", () -> !last("rejected").isEmpty());
      assertThat(last("rejected"))
          .singleElement()
          .asString()
          .contains(
              "\"reason\":\"bad-field\"",
              "\"field\":\"quiet\"",
              "\"position\":{\"topic\":\"rules.rules.changes\",\"partition\":0,\"offset\":2}");
      assertThat(accusedAfterABurst()).isTrue();

      // After a crash only the checkpoint can know of it: nothing is left in the topic.
      SharedFlink.checkpoint(job.getJobID());
      stage.topics().forget(List.of(stage.topic("rules.changes")));
      killed.get().kill();
      burst("at-the-kill");
      JobOnTopics.until("killed", () -> killed.get().kills() == 1);
      JobOnTopics.until("accused after a restart", () -> accusedAfterABurst());
      assertThat(last("alerts"))
          .allMatch(alert -> alert.contains("\"rule\":{\"id\":\"busy\",\"version\":1"));

      // A tombstone ends it.
      change("busy", null);
      JobOnTopics.until("no longer accused", () -> !accusedAfterABurst());
    } finally {
      job.cancel().get();
    }
  }

  private void change(String key, String value) throws Exception {
    stage.topics().put(stage.topic("rules.changes"), key, value);
  }

  private List<String> last(String role) {
    return List.copyOf(stage.topics().lastOfEach(stage.topic(role)).values());
  }

  /** Within three seconds, of an account that has not called before. */
  private boolean accusedAfterABurst() throws Exception {
    String account = "acme-" + bursts++;
    burst(account);
    for (int i = 0; i < 30; i++) {
      if (last("alerts").stream().anyMatch(alert -> alert.contains('"' + account + '"'))) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  private void burst(String account) throws Exception {
    List<String> calls =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    SampleTraffic.call(
                        account + '-' + i,
                        5 * bursts + i,
                        account,
                        "+12025550107",
                        "+447946010000"))
            .toList();
    stage.write("traffic.calls", 0, calls);
  }
}
