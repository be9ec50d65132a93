package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.signal.Change;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Rules that change under a router and a judge. */
class CurrentRulesTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final String ON = "security.register.failed";

  private final DetectionSettings settings =
      SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
  private final ChangedRules changed = new ChangedRules(settings);

  private static Security failure(int minute) {
    return Signals.failedRegistration("e-" + minute, START + minute * MINUTE);
  }

  private static final class Routing
      extends TwoInputStreamOperatorTestHarness<Signal, RuleChanges, Delivery> {
    Routing(DetectionSettings settings) throws Exception {
      super(new RouteOperator(settings));
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static List<Integer> rulesOf(Delivery delivery) {
    return ((Observation) delivery).rules();
  }

  @Test
  void aRouterAsksForANewRuleFromThenOn() throws Exception {
    RuleChanges changes = changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 1"));
    try (var harness = new Routing(settings)) {
      harness.open();

      harness.processElement1(new StreamRecord<>(failure(0)));
      harness.processElement2(new StreamRecord<>(changes));
      harness.processElement1(new StreamRecord<>(failure(1)));

      List<Delivery> out = harness.extractOutputValues();
      assertThat(rulesOf(out.get(0))).doesNotContain(Hash.slot("few"));
      assertThat(rulesOf(out.get(1))).contains(Hash.slot("few"));
    }
  }

  @Test
  void aRestartedRouterGoesOnWithWhatWasAccepted() throws Exception {
    OperatorSubtaskState stored;
    try (var harness = new Routing(settings)) {
      harness.open();
      harness.processElement2(
          new StreamRecord<>(
              changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 1"))));
      stored = harness.snapshot(1, 1);
    }
    try (var harness = new Routing(settings)) {
      harness.initializeState(stored);
      harness.open();

      harness.processElement1(new StreamRecord<>(failure(1)));

      assertThat(rulesOf(harness.extractOutputValues().get(0))).contains(Hash.slot("few"));
    }
  }

  @Test
  void anOlderRevisionDoesNotComeBack() throws Exception {
    RuleChanges first = changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 1"));
    RuleChanges second = changed.by("few", null);
    try (var harness = new Routing(settings)) {
      harness.open();

      harness.processElement2(new StreamRecord<>(second));
      harness.processElement2(new StreamRecord<>(first));
      harness.processElement1(new StreamRecord<>(failure(1)));

      assertThat(rulesOf(harness.extractOutputValues().get(0))).doesNotContain(Hash.slot("few"));
    }
  }

  /** Delivered by the rules as they are after the changes. */
  private void send(JudgeHarness harness, RuleChanges changes, Signal signal) throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    settings
        .router(settings.rules(changes), settings.feeds().numbers())
        .route(Change.first(signal), deliveries::add);
    for (Delivery each : deliveries) {
      harness.processElement1(new StreamRecord<>(each));
    }
  }

  private static void accept(JudgeHarness harness, RuleChanges changes) throws Exception {
    harness.processElement2(new StreamRecord<>(new BroadcastUpdate.Ruled(changes)));
  }

  private static List<String> alerts(JudgeHarness harness, String rule) {
    return harness.extractOutputValues().stream()
        .map(each -> new String(each.json(), UTF_8))
        .filter(json -> json.contains("\"id\":\"" + rule + "\""))
        .toList();
  }

  private static void watermark(JudgeHarness harness, int minute) throws Exception {
    harness.processWatermark1(new Watermark(START + minute * MINUTE));
    harness.processWatermark2(new Watermark(START + minute * MINUTE));
  }

  @Test
  void aNewRuleJudgesWhatComesAfterItOnMeasuresThatWentOn() throws Exception {
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      send(harness, RuleChanges.NONE, failure(0));
      send(harness, RuleChanges.NONE, failure(1));
      RuleChanges changes = changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 3"));

      accept(harness, changes);
      assertThat(alerts(harness, "few")).isEmpty();
      send(harness, changes, failure(2));

      assertThat(alerts(harness, "few")).hasSize(1);
    }
  }

  @Test
  void aRestartedJudgeGoesOnWithWhatWasAccepted() throws Exception {
    RuleChanges changes = changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 1"));
    OperatorSubtaskState stored;
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      accept(harness, changes);
      stored = harness.snapshot(1, 1);
    }
    try (var harness = new JudgeHarness(settings)) {
      harness.initializeState(stored);
      harness.open();

      send(harness, changes, failure(0));

      assertThat(alerts(harness, "few")).hasSize(1);
    }
  }

  @Test
  void whatARemovedRuleHadOpenedIsClosedInItsTime() throws Exception {
    RuleChanges changes = changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 1"));
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      accept(harness, changes);
      send(harness, changes, failure(1));
      RuleChanges removed = changed.by("few", null);

      accept(harness, removed);
      send(harness, changes, failure(0)); // was on its way: what comes after it is judged again
      watermark(harness, 60);

      assertThat(alerts(harness, "few"))
          .last()
          .asString()
          .contains("\"state\":\"closed\"", "\"hits\":1", "\"mode\":\"off\"");
    }
  }

  @Test
  void whatIsPendingWithoutWhatANewVersionAsksForIsNotJudgedByIt() throws Exception {
    RuleChanges before =
        changed.by("few", ChangedRules.rule("few", 1, ON, "failures_15m >= 9 || failures_15m < 0"));
    RuleChanges after =
        changed.by(
            "few",
            ChangedRules.rule("few", 2, ON, "failures_15m >= 9 || security.userAgent != 'Zoiper'"));
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      accept(harness, before);
      send(harness, before, failure(2));

      accept(harness, after);
      send(harness, before, failure(1)); // comes before it: both are judged

      assertThat(alerts(harness, "few")).isEmpty();
      send(harness, after, failure(3));
      assertThat(alerts(harness, "few")).hasSize(1);
    }
  }
}
