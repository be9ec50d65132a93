package io.ringfence.jobs.detection;

import static io.ringfence.jobs.detection.ErasingFixture.CALLED;
import static io.ringfence.jobs.detection.ErasingFixture.CALLER;
import static io.ringfence.jobs.detection.ErasingFixture.MINUTE;
import static io.ringfence.jobs.detection.ErasingFixture.START;
import static io.ringfence.jobs.detection.ErasingFixture.accused;
import static io.ringfence.jobs.detection.ErasingFixture.call;
import static io.ringfence.jobs.detection.ErasingFixture.erase;
import static io.ringfence.jobs.detection.ErasingFixture.hear;
import static io.ringfence.jobs.detection.ErasingFixture.last;
import static io.ringfence.jobs.detection.ErasingFixture.listed;
import static io.ringfence.jobs.detection.ErasingFixture.number;
import static io.ringfence.jobs.detection.ErasingFixture.readBack;
import static io.ringfence.jobs.detection.ErasingFixture.reports;
import static io.ringfence.jobs.detection.ErasingFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** What comes late, is read again or is restored comes without those who have been erased. */
class ErasedAgainTest {

  /** As its topic had an alert before the erasure. */
  private static final String ACCUSING =
      "{\"accused\":[{\"kind\":\"number\",\"value\":\"" + CALLER + "\"}]}";

  @Test
  void whatComesLaterAndIsOlderComesWithoutTheName() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      erase(harness, "p-1", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);

      harness.send(call("c-3", START + 4, CALLER, CALLED));
      String old = CheckpointBytes.of(harness.snapshot(1, 1));
      harness.send(call("c-4", START + 5, CALLER, CALLED));

      assertThat(old).doesNotContain(CheckpointBytes.hashOf(CALLED));
      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .contains(CheckpointBytes.hashOf(CALLED));
    }
  }

  @Test
  void whatIsReadAgainLongAfterTheErasureComesWithoutTheName() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      harness.open();
      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);
      harness.watermark(START + (24 * 60 + 10) * MINUTE);

      harness.send(Signals.failedRegistration("e-1", START));
      harness.send(Signals.failedRegistration("e-2", START + 1));
      harness.send(call("c-1", START + 2, CALLER, CALLED));
      harness.send(call("c-2", START + 3, CALLER, "+447946010002"));
      harness.send(listed(START));

      assertThat(last(harness).toString()).contains("erased-").doesNotContain(CALLER);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("n:" + CALLER, "house")
          .doesNotContain("irsf");
    }
  }

  @Test
  void aCorrectionThatIsReadAgainBringsNoNameBack() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      harness.open();
      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);
      harness.send(call("c-1", START + 5, "+12025550999", CALLED));

      harness.send(correct(number(CALLER), Correction.ofLink("d:imei:1")));
      harness.send(correct(number(CALLER), Correction.ofRecords(List.of("x-1"))));
      Subject account = new Subject(SubjectKind.ACCOUNT, "acme");
      harness.send(correct(account, Correction.ofLink("n:" + CALLER)));
      harness.send(correct(account, Correction.ofRecords(List.of("x-2"))));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .doesNotContain(CALLER, "x-1")
          .contains("x-2");
      assertThat(reports(harness).stream().filter(ReceiptPart.Own.class::isInstance))
          .filteredOn(each -> each.request().equals("p-2"))
          .as("one for each request that is carried out")
          .hasSize(2);
    }
  }

  private static Privacy correct(Subject subject, Correction correction) {
    return new Privacy("p-2", START + 3, "desk", SignalTopic.PRIVACY_CORRECT, subject, "asked")
        .correcting(correction);
  }

  @Test
  void aRestoreGoesOnAndStoresTheNameUnderASeal() throws Exception {
    DetectionSettings settings = settings(SampleTraffic.PACK);
    OperatorSubtaskState checkpoint;
    String unknown = "+999000111222";
    try (var harness = new JudgeHarness(settings)) {
      accused(harness);
      erase(harness, "p-1", number(CALLER), START + 4);
      hear(harness, "p-2", number(unknown), START + 4);
      checkpoint = harness.snapshot(1, 1);
    }
    assertThat(CheckpointBytes.of(checkpoint)).contains(CALLER).doesNotContain(unknown);

    try (var restored = new JudgeHarness(settings)) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.setProcessingTime(2_000);

      assertThat(reports(restored)).extracting(ReceiptPart::request).contains("p-1", "p-2");
      assertThat(CheckpointBytes.of(restored.snapshot(2, 2))).doesNotContain(CALLER, unknown);
    }
  }

  @Test
  void whatIsDoneIsNotDoneAgainAfterARestart() throws Exception {
    DetectionSettings settings = settings(SampleTraffic.PACK);
    OperatorSubtaskState checkpoint;
    try (var harness = new JudgeHarness(settings)) {
      accused(harness);
      erase(harness, "p-1", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = new JudgeHarness(settings)) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.setProcessingTime(2_000);
      restored.send(call("c-3", START + 4, CALLER, CALLED));

      assertThat(reports(restored)).isEmpty();
      assertThat(CheckpointBytes.of(restored.snapshot(2, 2)))
          .as("but it is still known")
          .doesNotContain(CheckpointBytes.hashOf(CALLED));
    }
  }

  /** The older version of an alert may be read back when the alert has been erased. */
  @Test
  void anErasedAlertThatIsReadBackIsNotTakenUp() throws Exception {
    DetectionSettings settings = settings(SampleTraffic.PACK);
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      harness.processElement1(new StreamRecord<>(readBack(settings, "n:" + CALLER, ACCUSING)));

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anAlertOfAnotherThatIsReadBackComesWithoutTheName() throws Exception {
    DetectionSettings settings = settings(SampleTraffic.PACK);
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      harness.processElement1(new StreamRecord<>(readBack(settings, "a:acme", ACCUSING)));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("a:acme", "erased-")
          .doesNotContain(CALLER);
    }
  }

  @Test
  void aRequestThatComesAgainIsReportedAgain() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      hear(harness, "p-1", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);

      hear(harness, "p-1", number(CALLED), START + 4);

      assertThat(reports(harness)).hasSize(2);
      assertThat(((ReceiptPart.Swept) reports(harness).get(1)).places()).isZero();
    }
  }

  @Test
  void withAnotherKeyTheJobStartsAllTheSame() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      harness.open();
      hear(harness, "p-1", number(CALLED), START + 4);
      checkpoint = harness.snapshot(1, 1);
    }
    try (var restored = new JudgeHarness(settings(SampleTraffic.PACK))) {
      restored.initializeState(checkpoint);
      restored.open();
      restored.setProcessingTime(2_000);

      assertThat(reports(restored)).isEmpty();
    }
  }
}
