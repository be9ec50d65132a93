package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings that follow go out by their topic and come back by it. */
@Tag("full")
class DerivedLoopTest {

  private static final int HOUR = 3600;

  /** The number, what it used, and the device by way of the account. */
  private static final int LISTINGS = 4;

  private static final String LISTED = "+12025550101";
  private static final String NEW = "+12025550102";

  @TempDir Path checkpoints;

  @Test
  void whoComesBackOnAnOldDeviceIsFlaggedAtTheFirstCallAndTheLoopRests() throws Exception {
    JobOnTopics stage = JobOnTopics.with("derived-loop", 1);
    JobClient job = start(stage, UnaryOperator.identity());
    try {
      abuse(stage);
      JobOnTopics.until("a suspect device", () -> suspects(stage, "imei:1"));

      stage.write("traffic.calls", 0, List.of(call("back", 3 * HOUR, NEW, "acme-2", "imei:1")));

      JobOnTopics.until("an alert", () -> alerts(stage).contains("\"evasion\""));
      assertThat(alerts(stage)).contains(NEW);
      assertThat(stage.topics().lastOfEach(stage.topic("rejected"))).isEmpty();
      assertThat(timesTold(stage, job))
          .hasSize(LISTINGS)
          .allSatisfy((id, times) -> assertThat(times).as(id).isOne());
    } finally {
      SharedFlink.end(job);
    }
  }

  @Test
  void aRestartChangesNothing() throws Exception {
    JobOnTopics stage = JobOnTopics.with("derived-restart", 1);
    FailingConnectors[] killed = new FailingConnectors[1];
    JobClient job =
        start(
            stage,
            ends -> {
              killed[0] = new FailingConnectors(ends, "derived-restart");
              return killed[0];
            });
    try {
      abuse(stage);
      JobOnTopics.until("a suspect device", () -> suspects(stage, "imei:1"));
      Map<String, String> before = derived(stage);

      killed[0].kill();
      stage.write("traffic.calls", 0, List.of(call("back", 3 * HOUR, NEW, "acme-2", "imei:1")));

      JobOnTopics.until("a kill", () -> killed[0].kills() == 1);
      JobOnTopics.until("an alert", () -> alerts(stage).contains("\"evasion\""));
      // Once before and once after.
      assertThat(timesTold(stage, job))
          .hasSize(LISTINGS)
          .allSatisfy((id, times) -> assertThat(times).as(id).isBetween(1, 2));
      assertThat(unversioned(derived(stage))).containsAll(unversioned(before));
    } finally {
      SharedFlink.end(job);
    }
  }

  private JobClient start(
      JobOnTopics stage, UnaryOperator<io.ringfence.jobs.io.DetectionConnectors> around)
      throws Exception {
    return stage.start(
        LinkedTraffic.PACK, stage.kafka(false), stage.configuration(checkpoints), around);
  }

  /** Enough calls for the rule that lists, and time enough to settle who made them. */
  private static void abuse(JobOnTopics stage) throws Exception {
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(call("c-" + i, i, LISTED, "acme-1", "imei:1"));
    }
    calls.add(call("other", 2 * HOUR, "+12025550199", "other", "imei:9"));
    stage.write("traffic.calls", 0, calls);
  }

  private static String call(String id, int second, String from, String account, String device) {
    return LinkedTraffic.attempt(id, second, from, account, device);
  }

  private static Map<String, String> derived(JobOnTopics stage) {
    return stage.topics().lastOfEach(stage.topic("blacklist.derived"));
  }

  /** What was told before a crash is answered at a higher version. */
  private static List<String> unversioned(Map<String, String> listings) {
    return listings.values().stream()
        .map(each -> each.replaceFirst("\"version\":[0-9]+", ""))
        .toList();
  }

  private static boolean suspects(JobOnTopics stage, String device) {
    return derived(stage).values().stream().anyMatch(each -> each.contains(device));
  }

  private static String alerts(JobOnTopics stage) {
    return String.join("\n", stage.topics().lastOfEach(stage.topic("alerts")).values());
  }

  /**
   * How often each listing was told, once all on the topic of the loop has been heard and nothing
   * more is said of it.
   */
  private static Map<String, Integer> timesTold(JobOnTopics stage, JobClient job) throws Exception {
    stage.rest(job, JobOnTopics.ANSWERED);
    assertThat(derived(stage).values())
        .allSatisfy(each -> assertThat(each).contains(SampleTraffic.at(0).substring(0, 10)));
    Map<String, Integer> times = new TreeMap<>();
    stage
        .topics()
        .readAll(stage.topic("blacklist.derived"))
        .forEach(each -> times.merge(each.key(), 1, Integer::sum));
    return times;
  }
}
