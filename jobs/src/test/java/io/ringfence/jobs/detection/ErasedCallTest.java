package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import io.ringfence.signal.fixture.ErasureFixture;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Before it is judged, a call or a signal of a crowd waits for others: it is erased there, too. */
class ErasedCallTest {

  private static final long START = 1_764_061_200_000L;
  private static final String CALLER = "+12025550123";
  private static final Subject SUBJECT = new Subject(SubjectKind.NUMBER, CALLER);

  private static final String PACK =
      """
      measures:
        - {name: callers_1h, per: account, on: call, distinct: call.from, over: 1h, cap: 64}
        - {name: calls_1h, per: number, on: call, count: true, over: 1h}
      rules: []
      """;

  private static DetectionSettings settings(String pack) {
    return SampleTraffic.keyed(
        SampleTraffic.settings(pack, RetentionClock.WALL), SecretKey.passing());
  }

  /** An operator whose second input is what every task has to know. */
  private static final class Harness<T>
      extends KeyedTwoInputStreamOperatorTestHarness<String, T, BroadcastUpdate, Delivery> {
    Harness(
        TwoInputStreamOperator<T, BroadcastUpdate, Delivery> operator, KeySelector<T, String> key)
        throws Exception {
      super(operator, key, null, StreamTypes.KEY);
    }

    void erase() throws Exception {
      erase("p-1", SUBJECT, Tenants.PROVIDER);
    }

    void erase(String request, Subject subject, String tenant) throws Exception {
      processElement2(
          new StreamRecord<>(
              new BroadcastUpdate.Erased(
                  ErasureFixture.erasure(request, subject, START + 60_000, tenant))));
      setProcessingTime(getProcessingTime() + 3_000);
    }

    List<ReceiptPart> reports() {
      return getSideOutput(ReceiptCollector.PARTS).stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Call call(CallPhase phase, long time) {
    return call("c-1", phase, time);
  }

  private static Call call(String id, CallPhase phase, long time) {
    return CallFixture.call(id, phase, time)
        .source("default")
        .started(START)
        .from(CALLER)
        .to("+447946010000")
        .account("acme")
        .direction("outbound")
        .talk(phase == CallPhase.END ? time - START : -1)
        .call();
  }

  private static Harness<Signal> assembling() throws Exception {
    return assembling(settings(PACK), LedgerAtStart.NONE);
  }

  private static Harness<Signal> assembling(DetectionSettings settings, LedgerAtStart ledger)
      throws Exception {
    Harness<Signal> harness =
        new Harness<>(
            new KeyedHost<>(new AssembleStage(settings, ledger)), signal -> ((Call) signal).call());
    harness.setProcessingTime(START + 60_000);
    harness.open();
    return harness;
  }

  @Test
  void anOpenCallHasATokenInThePlaceOfItsParty() throws Exception {
    try (Harness<Signal> harness = assembling()) {
      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(CALLER);

      harness.erase();

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).doesNotContain(CALLER);
      assertThat(harness.reports()).singleElement().isInstanceOf(ReceiptPart.Swept.class);
    }
  }

  @Test
  void aRecordFromBeforeTheRequestIsStoredWithoutTheParty() throws Exception {
    try (Harness<Signal> harness = assembling()) {
      harness.erase();

      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));

      assertThat(harness.extractOutputValues()).isNotEmpty();
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("c-1").doesNotContain(CALLER);
    }
  }

  @Test
  void theEndOfTheCallIsOneOfTheSameCall() throws Exception {
    try (Harness<Signal> harness = assembling()) {
      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));
      harness.processElement1(new StreamRecord<>(call(CallPhase.ANSWER, START + 1_000)));
      harness.erase();
      int before = harness.extractOutputValues().size();

      harness.processElement1(new StreamRecord<>(call(CallPhase.END, START + 90_000)));

      assertThat(harness.extractOutputValues()).isNotEmpty();
      assertThat(harness.extractOutputValues())
          .map(Delivery::key)
          .noneMatch(each -> each.contains("erased-"));

      long attempts =
          harness.extractOutputValues().stream()
              .skip(before)
              .map(Observation.class::cast)
              .filter(each -> each.topic().label().equals("call.attempt"))
              .filter(each -> each.revision() == 0)
              .count();
      assertThat(attempts).as("attempts of another call").isZero();
    }
  }

  /** A subject was erased up to a time, in an earlier run. */
  private static LedgerAtStart ledger(DetectionSettings settings, Map<String, Long> numbers) {
    SubjectDigests digests = settings.idKey().subjectDigests();
    return each ->
        numbers.forEach(
            (number, upTo) ->
                each.accept(digests.entry("n:" + number, "p-1", upTo).json().getBytes(UTF_8)));
  }

  @Test
  void aRecordFromBeforeAnErasureOfTheLedgerIsStoredWithoutTheParty() throws Exception {
    DetectionSettings settings = settings(PACK);
    try (var harness = assembling(settings, ledger(settings, Map.of(CALLER, START + 5_000)))) {
      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));
      harness.processElement1(new StreamRecord<>(call(CallPhase.ANSWER, START + 5_000)));

      assertThat(harness.extractOutputValues()).isNotEmpty();
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("c-1", "erased-")
          .doesNotContain(CALLER);
    }
  }

  @Test
  void aCallOfATenantIsStoredWithoutTheParty() throws Exception {
    Tenants tenants =
        Tenants.read("tenants: {acme: {name: Acme, contact: a, accounts: [acme]}}").value();
    DetectionSettings settings = settings(PACK).withTenants(tenants);
    try (var harness = assembling(settings, ledger(settings, Map.of(CALLER, START)))) {
      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("c-1").doesNotContain(CALLER);
    }
  }

  @Test
  void aCallStaysItsTenantsWhenItsAccountHasBeenErased() throws Exception {
    Tenants tenants =
        Tenants.read("tenants: {acme: {name: Acme, contact: a, accounts: [acme]}}").value();
    try (var harness = assembling(settings(PACK).withTenants(tenants), LedgerAtStart.NONE)) {
      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));
      harness.erase("p-1", new Subject(SubjectKind.ACCOUNT, "acme"), "acme");
      harness.snapshot(1, 1);

      harness.erase("p-2", SUBJECT, "acme");

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).contains("c-1").doesNotContain(CALLER);
    }
  }

  /** Others are erased later, and the name has just been looked up: the new records stay. */
  @Test
  void whoCameBackAfterAnErasureIsStored() throws Exception {
    DetectionSettings settings = settings(PACK);
    Map<String, Long> erased = Map.of(CALLER, START, "+12025550999", START + 60_000);
    try (var harness = assembling(settings, ledger(settings, erased))) {
      harness.processElement1(new StreamRecord<>(call("c-1", CallPhase.ATTEMPT, START)));
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).doesNotContain(CALLER);

      harness.processElement1(new StreamRecord<>(call("c-2", CallPhase.ATTEMPT, START + 1)));

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).contains("c-1", "c-2", CALLER);
    }
  }

  /** After the term of requests the name is forgotten, and the digest takes its place. */
  @Test
  void aJobThatRunsOnForgetsTheNameButNotTheErasure() throws Exception {
    try (Harness<Signal> harness = assembling()) {
      harness.erase();
      harness.processBothWatermarks(new Watermark(START + Duration.ofDays(200).toMillis()));

      harness.processElement1(new StreamRecord<>(call(CallPhase.ATTEMPT, START)));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).doesNotContain(CALLER);
    }
  }

  private static Harness<Delivery> merging(DetectionSettings settings, LedgerAtStart ledger)
      throws Exception {
    Harness<Delivery> harness =
        new Harness<>(new KeyedHost<>(new CrowdStage(settings, ledger)), Crowds::sliceKey);
    harness.setProcessingTime(START + 60_000);
    harness.open();
    return harness;
  }

  @Test
  void aSliceIsMadeWithoutThePartyWhomTheLedgerHas() throws Exception {
    DetectionSettings settings = settings(CrowdStageTest.PACK);
    try (var harness = merging(settings, ledger(settings, Map.of(CALLER, START + 500)))) {
      for (int i = 0; i < 500; i++) {
        bring(harness, settings, i, i % 2 == 0 ? CALLER : "+12025551000");
      }
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("+12025551000")
          .doesNotContain(CALLER, CheckpointBytes.hashOf("n:" + CALLER));

      for (int i = 501; i < 1_000; i++) {
        bring(harness, settings, i, CALLER);
      }

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).contains(CALLER);
    }
  }

  @Test
  void aSliceOfACrowdHasATokenInThePlaceOfAParty() throws Exception {
    DetectionSettings settings = settings(CrowdStageTest.PACK);
    try (Harness<Delivery> harness = merging(settings, LedgerAtStart.NONE)) {
      for (int i = 0; i < 1_000; i++) {
        bring(harness, settings, i, i % 2 == 0 ? CALLER : "+12025551000");
      }
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(CALLER);

      harness.erase();

      for (int i = 1_000; i < 1_100; i++) {
        bring(harness, settings, i, "+12025551000");
      }

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .doesNotContain(CALLER, CheckpointBytes.hashOf("n:" + CALLER));
      assertThat(harness.reports()).singleElement().isInstanceOf(ReceiptPart.Swept.class);
    }
  }

  /** A call of the trunk, in the same slice as all others. */
  private static void bring(
      Harness<Delivery> harness, DetectionSettings settings, int number, String from)
      throws Exception {
    Call call =
        CallFixture.call("c-" + number, CallPhase.ATTEMPT, START + number)
            .source("default")
            .started(START + number)
            .from(from)
            .to("+447946010000")
            .trunk("carrier-1")
            .direction("inbound")
            .call();
    List<Delivery> deliveries = new ArrayList<>();
    settings
        .router(settings.rules(), settings.feeds().numbers())
        .route(Change.first(call), deliveries::add);
    for (Delivery each : deliveries) {
      if (Crowds.concerns(each)) {
        harness.processElement1(new StreamRecord<>(each));
      }
    }
  }
}
