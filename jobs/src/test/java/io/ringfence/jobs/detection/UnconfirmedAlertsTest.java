package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.Alert;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.signal.encoding.Hash;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** A transaction that a checkpoint has, and the broker has given up before the restart. */
class UnconfirmedAlertsTest {

  private static final long START = 1_764_061_200_000L;
  private static final long MINUTE = 60_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JudgeHarness harness(boolean transactional) throws Exception {
    JudgeHarness harness =
        new JudgeHarness(
            SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT), transactional);
    harness.setProcessingTime(START);
    return harness;
  }

  private record Attack(OperatorSubtaskState checkpoint, List<String> versions) {}

  /** An attack, the versions of its alert, and a checkpoint after them. */
  private static Attack attack(boolean transactional) throws Exception {
    return attack(transactional, 0);
  }

  /**
   * The same with more checkpoints after it, of which the last is the one.
   *
   * @param complete how many were complete before
   */
  private static Attack attack(boolean transactional, int complete) throws Exception {
    try (var harness = harness(transactional)) {
      harness.open();
      for (int i = 0; i < 4; i++) {
        harness.send(Signals.failedRegistration("e-" + i, START + i * MINUTE));
      }
      List<String> versions = harness.alerts();
      for (int checkpoint = 1; checkpoint <= complete; checkpoint++) {
        harness.snapshot(checkpoint, checkpoint);
        harness.notifyOfCompletedCheckpoint(checkpoint);
      }
      return new Attack(harness.snapshot(complete + 1, complete + 1), versions);
    }
  }

  private static void readBack(JudgeHarness harness, List<String> versions) throws Exception {
    for (String version : versions) {
      harness.processElement1(new StreamRecord<>(readback(JSON.readTree(version))));
    }
  }

  private static JsonNode last(List<String> alerts) throws Exception {
    return JSON.readTree(alerts.get(alerts.size() - 1));
  }

  private static AlertReadback readback(JsonNode alert) {
    String id = alert.get("id").asText();
    JsonNode subject = alert.get("subject");
    return new AlertReadback(
        "a:" + subject.get("value").asText(),
        id,
        Hash.slot(alert.at("/rule/id").asText()),
        Integer.parseInt(id.substring(id.indexOf('-') + 1)),
        alert.get("version").asInt(),
        Alert.State.UPDATED,
        Instant.parse(alert.get("first").asText()).toEpochMilli(),
        Instant.parse(alert.get("last").asText()).toEpochMilli(),
        alert.get("hits").asInt(),
        alert.toString());
  }

  @Test
  void anAlertThatDoesNotComeBackIsPublishedAgainWithTheNextVersion() throws Exception {
    try (var restored = harness(true)) {
      restored.initializeState(attack(true).checkpoint());
      restored.open();

      restored.setProcessingTime(START + UnconfirmedAlerts.PATIENCE_MILLIS - 1);
      assertThat(restored.alerts()).isEmpty();
      restored.setProcessingTime(START + UnconfirmedAlerts.PATIENCE_MILLIS);

      assertThat(restored.alerts()).hasSize(1);
      JsonNode again = last(restored.alerts());
      assertThat(again.get("version").asInt()).isGreaterThan(1);
      assertThat(again.get("state").asText()).isEqualTo("updated");
    }
  }

  @Test
  void whatACheckpointHasTakenIsUnconfirmedUntilTheNextIsComplete() throws Exception {
    for (int complete = 0; complete <= 2; complete++) {
      try (var restored = harness(true)) {
        restored.initializeState(attack(true, complete).checkpoint());
        restored.open();
        restored.setProcessingTime(START + 2 * UnconfirmedAlerts.PATIENCE_MILLIS);

        assertThat(restored.alerts()).hasSize(complete < 2 ? 1 : 0);
      }
    }
  }

  @Test
  void whatIsReadBackAfterTheRestartIsNotPublishedAgain() throws Exception {
    Attack attack = attack(true);
    try (var restored = harness(true)) {
      restored.initializeState(attack.checkpoint());
      restored.open();
      readBack(restored, attack.versions());
      restored.setProcessingTime(START + UnconfirmedAlerts.PATIENCE_MILLIS);

      assertThat(restored.alerts()).isEmpty();
    }
  }

  @Test
  void anEarlierVersionDoesNotConfirmALaterOne() throws Exception {
    Attack attack = attack(true);
    assertThat(attack.versions()).hasSizeGreaterThan(1);
    try (var restored = harness(true)) {
      restored.initializeState(attack.checkpoint());
      restored.open();
      readBack(restored, attack.versions().subList(0, 1));
      restored.setProcessingTime(START + UnconfirmedAlerts.PATIENCE_MILLIS);

      assertThat(restored.alerts()).hasSize(1);
    }
  }

  @Test
  void withoutTransactionsNothingWaits() throws Exception {
    try (var restored = harness(false)) {
      restored.initializeState(attack(false).checkpoint());
      restored.open();
      restored.setProcessingTime(START + UnconfirmedAlerts.PATIENCE_MILLIS);

      assertThat(restored.alerts()).isEmpty();
    }
  }
}
