package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** An erased subject stands in nobody else's state any more, and counts stay as they are. */
class ErasureSweepTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final String CALLER = "+12025550123";
  private static final String CALLED = "+447946010001";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static DetectionSettings settings(String pack) {
    return SampleTraffic.settings(pack, RetentionClock.EVENT).withIds(SecretKey.passing());
  }

  private static Call call(String id, long time, String from, String to) {
    return CallFixture.call(id, CallPhase.ATTEMPT, time)
        .id(id)
        .source("default")
        .started(time)
        .from(from)
        .to(to)
        .account("acme")
        .device("imei:1")
        .direction("outbound")
        .call();
  }

  /** The account is accused, and with it the caller; it has called two targets. */
  private static void accused(JudgeHarness harness) throws Exception {
    harness.open();
    harness.send(Signals.failedRegistration("e-1", START));
    harness.send(Signals.failedRegistration("e-2", START + 1));
    harness.send(call("c-1", START + 2, CALLER, CALLED));
    harness.send(call("c-2", START + 3, CALLER, "+447946010002"));
    harness.watermark(START + MINUTE);
    assertThat(last(harness).toString()).contains(CALLER);
  }

  private static void erase(JudgeHarness harness, String request, Subject subject, long upTo)
      throws Exception {
    harness.send(new Privacy(request, upTo, "desk", SignalTopic.PRIVACY_ERASE, subject, "asked"));
    hear(harness, request, subject, upTo);
  }

  private static void hear(JudgeHarness harness, String request, Subject subject, long upTo)
      throws Exception {
    harness.processElement2(
        new StreamRecord<>(new BroadcastUpdate.Erased(new Erasure(request, subject, upTo))));
  }

  private static Subject number(String value) {
    return new Subject(SubjectKind.NUMBER, value);
  }

  private static JsonNode last(JudgeHarness harness) throws IOException {
    List<String> alerts = harness.alerts();
    return JSON.readTree(alerts.get(alerts.size() - 1));
  }

  private static List<ReceiptPart> reports(JudgeHarness harness) {
    var parts = harness.getSideOutput(OutcomeOutput.RECEIPTS);
    return parts == null ? List.of() : parts.stream().map(StreamRecord::getValue).toList();
  }

  @Test
  void alertsOfOthersNameATokenFromThenOn() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      int version = last(harness).get("version").asInt();
      String token = new Erasure("p-1", number(CALLER), 0).token();

      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      JsonNode alert = last(harness);
      assertThat(alert.get("version").asInt()).isEqualTo(version + 1);
      assertThat(alert.toString()).doesNotContain(CALLER);
      assertThat(alert.at("/accused").toString())
          .contains("{\"kind\":\"number\",\"value\":\"" + token + "\"}", "imei:1");
    }
  }

  @Test
  void noByteOfTheNameIsLeftWhereItIsAValue() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains(CALLER, CheckpointBytes.hashOf(CALLED));

      erase(harness, "p-1", number(CALLER), START + 4);
      erase(harness, "p-2", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .doesNotContain(
              CALLER, CALLED, CheckpointBytes.hashOf(CALLER), CheckpointBytes.hashOf(CALLED))
          .contains("acme");
    }
  }

  @Test
  void countsOfDifferentValuesStay() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);

      erase(harness, "p-1", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);
      harness.send(call("c-3", START + 2 * MINUTE, CALLER, "+447946010003"));
      harness.watermark(START + 5 * MINUTE);

      assertThat(last(harness).at("/evidence/measures/targets_30m/value").asInt()).isEqualTo(3);
    }
  }

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

  /** As a job without state does, which reads the requests of months before the traffic. */
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

  private static Listing listed(long time) {
    return new Listing(
        "l-1",
        time,
        "default",
        SignalTopic.LISTING_ADD,
        number(CALLER),
        "house",
        "irsf",
        time,
        Long.MAX_VALUE,
        false,
        "");
  }

  /** The request itself may come before the task has heard whom it is to keep from coming again. */
  @Test
  void theOwnKeyGoesWhicheverOfBothComesFirst() throws Exception {
    Privacy request =
        new Privacy("p-1", START + 4, "desk", SignalTopic.PRIVACY_ERASE, number(CALLER), "asked");
    for (boolean requestFirst : List.of(true, false)) {
      try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
        accused(harness);
        if (requestFirst) {
          harness.send(request);
          harness.send(call("c-3", START + 3, CALLER, CALLED));
        }
        hear(harness, "p-1", number(CALLER), START + 4);
        harness.setProcessingTime(2_000);
        if (!requestFirst) {
          harness.send(request);
        }
        harness.send(call("c-4", START + 3, CALLER, CALLED));

        assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
            .as("request first: %s", requestFirst)
            .doesNotContain(CALLER);
      }
    }
  }

  @Test
  void aTaskReportsForItsKeyGroups() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);

      erase(harness, "p-1", number(CALLER), START + 4);
      assertThat(reports(harness)).singleElement().isInstanceOf(ReceiptPart.Own.class);
      harness.setProcessingTime(2_000);

      assertThat(reports(harness))
          .hasSize(2)
          .last()
          .isInstanceOfSatisfying(
              ReceiptPart.Swept.class,
              part -> {
                assertThat(part.request()).isEqualTo("p-1");
                assertThat(part.to()).isEqualTo(part.groups() - 1);
                assertThat(part.to() - part.from() + 1).isEqualTo(part.groups() / 3);
                assertThat(part.places()).isPositive();
              });
    }
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

  @Test
  void linksToTheErasedGoAndWhatFollowedFromThem() throws Exception {
    try (var harness = new JudgeHarness(settings(LinkedTraffic.PACK))) {
      harness.open();
      harness.send(call("c-1", START, CALLER, CALLED));
      harness.watermark(START + 60 * MINUTE);
      harness.send(listed(START));
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("a:acme");
      long before = derived(harness).size();

      erase(harness, "p-1", new Subject(SubjectKind.ACCOUNT, "acme"), START + 60 * MINUTE);
      erase(harness, "p-2", new Subject(SubjectKind.DEVICE, "imei:1"), START + 60 * MINUTE);
      harness.setProcessingTime(2_000);

      assertThat(derived(harness).size()).isEqualTo(before + 2);
      assertThat(derived(harness).subList((int) before, (int) before + 2))
          .allSatisfy(
              each ->
                  assertThat(each)
                      .contains("\"withdrawn\":true", "erased-")
                      .doesNotContain("acme", "imei:1"));
    }
  }

  private static List<String> derived(JudgeHarness harness) {
    return harness.getSideOutput(OutcomeOutput.DERIVED).stream()
        .map(each -> new String(each.getValue().json(), UTF_8))
        .toList();
  }
}
