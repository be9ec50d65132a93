package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.Alert;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import io.ringfence.signal.fixture.ErasureFixture;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** An account that is accused with its caller, and those who have themselves erased. */
final class ErasingFixture {

  static final long START = 1_764_061_200_000L;
  static final long MINUTE = 60_000;
  static final String CALLER = "+12025550123";
  static final String CALLED = "+447946010001";
  static final ObjectMapper JSON = new ObjectMapper();

  static DetectionSettings settings(String pack) {
    return SampleTraffic.keyed(
        SampleTraffic.settings(pack, RetentionClock.EVENT), SecretKey.passing());
  }

  static Call call(String id, long time, String from, String to) {
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
  static void accused(JudgeHarness harness) throws Exception {
    harness.open();
    harness.send(Signals.failedRegistration("e-1", START));
    harness.send(Signals.failedRegistration("e-2", START + 1));
    harness.send(call("c-1", START + 2, CALLER, CALLED));
    harness.send(call("c-2", START + 3, CALLER, "+447946010002"));
    harness.watermark(START + MINUTE);
    assertThat(last(harness).toString()).contains(CALLER);
  }

  static void erase(JudgeHarness harness, String request, Subject subject, long upTo)
      throws Exception {
    harness.send(new Privacy(request, upTo, "desk", SignalTopic.PRIVACY_ERASE, subject, "asked"));
    hear(harness, request, subject, upTo);
  }

  static void hear(JudgeHarness harness, String request, Subject subject, long upTo)
      throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new BroadcastUpdate.Erased(ErasureFixture.erasure(request, subject, upTo))));
  }

  static Subject number(String value) {
    return new Subject(SubjectKind.NUMBER, value);
  }

  static JsonNode last(JudgeHarness harness) throws IOException {
    List<String> alerts = harness.alerts();
    return JSON.readTree(alerts.get(alerts.size() - 1));
  }

  static List<ReceiptPart> reports(JudgeHarness harness) {
    var parts = harness.getSideOutput(ReceiptCollector.PARTS);
    return parts == null ? List.of() : parts.stream().map(StreamRecord::getValue).toList();
  }

  static Listing listed(long time) {
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

  /** An alert that no episode claims, as its topic has it. */
  static AlertReadback readBack(DetectionSettings settings, String key, String json) {
    Rule rule = settings.rules().rules().get(0);
    return new AlertReadback(
        key,
        settings.idKey().alertIds().of(rule.id(), Subject.ofKey(key), 1),
        rule.slot(),
        1,
        1,
        Alert.State.OPEN,
        START,
        START,
        1,
        json);
  }

  static List<String> derived(JudgeHarness harness) {
    return harness.getSideOutput(OutcomeOutput.DERIVED).stream()
        .map(each -> new String(each.getValue().json(), UTF_8))
        .toList();
  }

  private ErasingFixture() {}
}
