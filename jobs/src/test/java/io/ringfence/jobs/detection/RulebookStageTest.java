package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleRecord;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RulebookStageTest {

  private static final String WAITING =
      ChangedRules.rule("busy", 1, "call.attempt", "calls_10m >= 3");

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, RuleRecord, RuleChanges> {
    Harness(String pack) throws Exception {
      super(
          new KeyedHost<>(new RulebookStage(SampleTraffic.settings(pack, RetentionClock.EVENT))),
          any -> RulebookStage.ONLY,
          StreamTypes.KEY);
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static List<Long> revisions(Harness harness) {
    return harness.extractOutputValues().stream().map(RuleChanges::revision).toList();
  }

  @Test
  void eachAcceptedChangeIsEmittedWithAllBeforeIt() throws Exception {
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.open();

      harness.processElement(
          new StreamRecord<>(ChangedRules.record(0, "calls_10m", ChangedRules.MEASURE)));
      harness.processElement(new StreamRecord<>(ChangedRules.record(1, "busy", WAITING)));
      harness.processElement(new StreamRecord<>(ChangedRules.record(2, "busy", WAITING)));

      assertThat(revisions(harness)).containsExactly(1L, 2L);
      assertThat(harness.extractOutputValues().get(1).latest()).hasSize(2);
    }
  }

  @Test
  void aRefusedChangeIsHandedOnWholeWithItsPosition() throws Exception {
    String faulty = WAITING.replace("calls_10m >= 3", "failures_15m >= 'x'");
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.open();

      harness.processElement(new StreamRecord<>(ChangedRules.record(7, "busy", faulty)));

      Refusal refusal = harness.getSideOutput(RulebookStage.REFUSED).remove().getValue();
      assertThat(refusal.reason()).isEqualTo(RefusalReason.BAD_FIELD);
      assertThat(refusal.field()).isEqualTo("when");
      assertThat(refusal.position()).isEqualTo(new Position("rules.changes", 0, 7));
      assertThat(new String(refusal.raw(), UTF_8)).isEqualTo(faulty);
      assertThat(revisions(harness)).isEmpty();
    }
  }

  @Test
  void aRefusedTombstoneHasNoBytes() throws Exception {
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.open();

      harness.processElement(new StreamRecord<>(ChangedRules.record(7, "failures_15m", null)));

      Refusal refusal = harness.getSideOutput(RulebookStage.REFUSED).remove().getValue();
      assertThat(refusal.raw()).isEmpty();
      assertThat(refusal.detail()).contains("`guessing`");
    }
  }

  @Test
  void whatWaitsIsAcceptedAfterARestartWhenItsMeasureComes() throws Exception {
    OperatorSubtaskState stored;
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.open();
      harness.processElement(new StreamRecord<>(ChangedRules.record(0, "busy", WAITING)));
      stored = harness.snapshot(1, 1);
    }
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.initializeState(stored);
      harness.open();

      harness.processElement(
          new StreamRecord<>(ChangedRules.record(1, "calls_10m", ChangedRules.MEASURE)));

      assertThat(revisions(harness)).containsExactly(2L);
    }
  }

  @Test
  void whatWaitsIsAcceptedAtOnceWhenANewlyDeployedPackHasItsMeasure() throws Exception {
    OperatorSubtaskState stored;
    try (var harness = new Harness(SampleTraffic.PACK)) {
      harness.open();
      harness.processElement(new StreamRecord<>(ChangedRules.record(0, "busy", WAITING)));
      stored = harness.snapshot(1, 1);
    }
    String pack =
        SampleTraffic.PACK.replace("measures:\n", "measures:\n  - " + ChangedRules.MEASURE + "\n");
    try (var harness = new Harness(pack)) {
      harness.initializeState(stored);
      harness.open();

      harness.setProcessingTime(1);

      assertThat(revisions(harness)).containsExactly(1L);
    }
  }
}
