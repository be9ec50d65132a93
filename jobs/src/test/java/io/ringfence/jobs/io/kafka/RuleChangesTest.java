package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
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

  /** Accuses the same accounts, and stays: what it says of one is the sign that it was judged. */
  private static final String WITNESS = RULE.replace("\"busy\"", "\"witness\"");

  private static final int HOUR = 3600;

  @TempDir Path checkpoints;

  private JobOnTopics stage;
  private int bursts;

  @Test
  void aRuleComesAndGoesWithoutADeployment() throws Exception {
    stage = JobOnTopics.with("rules", 1);
    JobClient job =
        stage.start(stage.kafka(false), stage.configuration(checkpoints), UnaryOperator.identity());
    try {
      rulesCome();

      // A tombstone ends it.
      change("busy", null);
      JobOnTopics.until("no longer accused", () -> !accusedOnceItIsOver(burst()));
    } finally {
      SharedFlink.end(job);
    }
  }

  @Tag("full")
  @Test
  void rulesStayThroughAFaultyVersionAndACrash() throws Exception {
    stage = JobOnTopics.with("rules-kept", 1);
    AtomicReference<FailingConnectors> killed = new AtomicReference<>();
    JobClient job =
        stage.start(
            stage.kafka(false),
            stage.configuration(checkpoints),
            ends -> {
              killed.set(new FailingConnectors(ends, "rules-kept"));
              return killed.get();
            });
    try {
      rulesCome();

      // A faulty version is rejected, and the old one stays.
      change("busy", RULE.replace("\"version\":1", "\"version\":2").replace("30m", "1m"));
      JobOnTopics.until("rejected", () -> !last("rejected").isEmpty());
      assertThat(last("rejected"))
          .singleElement()
          .asString()
          .contains(
              "\"reason\":\"bad-field\"",
              "\"field\":\"quiet\"",
              "\"position\":{\"topic\":\"rules-kept.rules.changes\",\"partition\":0,\"offset\":3}");
      String still = burst();
      JobOnTopics.until("still accused", () -> accused(still));

      // After a crash only the checkpoint can know of it: nothing is left in the topic.
      SharedFlink.checkpoint(job.getJobID());
      stage.topics().forget(List.of(stage.topic("rules.changes")));
      killed.get().kill();
      burst();
      JobOnTopics.until("killed", () -> killed.get().kills() == 1);
      String again = burst();
      JobOnTopics.until("accused after a restart", () -> accused(again));
      assertThat(last("alerts"))
          .filteredOn(alert -> !alert.contains("\"witness\""))
          .isNotEmpty()
          .allMatch(alert -> alert.contains("\"rule\":{\"id\":\"busy\",\"version\":1"));

      change("busy", null);
      JobOnTopics.until("no longer accused", () -> !accusedOnceItIsOver(burst()));
    } finally {
      SharedFlink.end(job);
    }
  }

  /** A rule waits for its measure, and then raises alerts. */
  private void rulesCome() throws Exception {
    change("busy", RULE);
    change("witness", WITNESS);
    change("calls_10m", MEASURE);
    JobOnTopics.until(
        "accused by new rules",
        () -> {
          burst();
          return !alertsOf("busy").isEmpty() && !alertsOf("witness").isEmpty();
        });
  }

  private void change(String key, String value) throws Exception {
    stage.topics().put(stage.topic("rules.changes"), key, value);
  }

  private List<String> last(String role) {
    return List.copyOf(stage.topics().lastOfEach(stage.topic(role)).values());
  }

  private List<String> alertsOf(String rule) {
    return last("alerts").stream()
        .filter(alert -> alert.contains("{\"id\":\"" + rule + '"'))
        .toList();
  }

  private boolean accused(String account) {
    return alertsOf("busy").stream().anyMatch(alert -> alert.contains('"' + account + '"'));
  }

  /** Of an account whose alerts are closed by a later call: nothing more is said of it then. */
  private boolean accusedOnceItIsOver(String account) throws Exception {
    call("later-" + account, bursts * HOUR - HOUR / 4);
    JobOnTopics.until(
        "it is over",
        () ->
            alertsOf("witness").stream()
                .anyMatch(
                    alert ->
                        alert.contains('"' + account + '"')
                            && alert.contains("\"state\":\"closed\"")));
    return accused(account);
  }

  /** Calls enough of an account that has not called before, an hour after the one before it. */
  private String burst() throws Exception {
    String account = "acme-" + bursts;
    for (int i = 0; i < 3; i++) {
      call(account, bursts * HOUR + i);
    }
    bursts++;
    return account;
  }

  private void call(String account, int second) throws Exception {
    String id = account + '-' + second;
    stage.write(
        "traffic.calls",
        0,
        List.of(SampleTraffic.call(id, second, account, "+12025550107", "+447946010000")));
  }
}
