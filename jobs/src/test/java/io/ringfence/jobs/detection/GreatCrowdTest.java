package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Observation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A crowd whose slices have more signals than are held together. */
class GreatCrowdTest {

  @Test
  void whatAGreatCrowdHasInSectionsIsKnownAfterARestoreAndForgotten() throws Exception {
    int great = 20 * Crowds.SECTION;
    OperatorSubtaskState checkpoint;
    try (CrowdHarness harness = CrowdOperatorTest.harness(RetentionClock.EVENT)) {
      harness.open();
      CrowdOperatorTest.sendCrowd(harness, 0, great);
      harness.prepareSnapshotPreBarrier(1);
      checkpoint = harness.snapshot(1, 1);
      assertThat(harness.merged()).hasSizeGreaterThanOrEqualTo(20);
      assertThat(harness.merged()).allMatch(each -> each.signals() <= Crowds.SECTION);
      assertThat(harness.merged().stream().mapToInt(Observation::signals).sum())
          .isEqualTo(great - 8 * Crowds.WHOLE);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(3 * 8);
    }
    try (CrowdHarness restored = CrowdOperatorTest.harness(RetentionClock.EVENT)) {
      restored.initializeState(checkpoint);
      restored.open();
      CrowdOperatorTest.sendCrowd(restored, 0, great);
      restored.watermark(CrowdOperatorTest.START + Crowds.SLICE_MILLIS);
      assertThat(restored.observations()).as("repeats").hasSize(8 * Crowds.WHOLE);

      restored.watermark(CrowdOperatorTest.START + CrowdOperatorTest.DAY);
      assertThat(restored.numKeyedStateEntries()).isZero();
      assertThat(restored.numEventTimeTimers()).isZero();
    }
  }
}
