package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
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
    return SampleTraffic.settings(pack, RetentionClock.WALL).withIds(SecretKey.passing());
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
      processElement2(
          new StreamRecord<>(
              new BroadcastUpdate.Erased(new Erasure("p-1", SUBJECT, START + 60_000))));
      setProcessingTime(START + 63_000);
    }

    List<ReceiptPart> reports() {
      return getSideOutput(OutcomeOutput.RECEIPTS).stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Call call(CallPhase phase, long time) {
    return CallFixture.call("c-1", phase, time)
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
    Harness<Signal> harness =
        new Harness<>(new AssembleOperator(settings(PACK)), signal -> ((Call) signal).call());
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
          .noneMatch(each -> each.contains(Subject.ERASED));

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

  @Test
  void aSliceOfACrowdHasATokenInThePlaceOfAParty() throws Exception {
    DetectionSettings settings = settings(CrowdOperatorTest.PACK);
    try (Harness<Delivery> harness = new Harness<>(new CrowdOperator(settings), Crowds::sliceKey)) {
      harness.setProcessingTime(START + 60_000);
      harness.open();
      for (int i = 0; i < 1_000; i++) {
        bring(harness, settings, i, i % 2 == 0 ? CALLER : "+12025551000");
      }
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(CALLER);

      harness.erase();

      for (int i = 1_000; i < 1_100; i++) {
        bring(harness, settings, i, "+12025551000");
      }

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .doesNotContain(CALLER, CheckpointBytes.hashOf(CALLER));
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
    settings.router().route(Change.first(call), deliveries::add);
    for (Delivery each : deliveries) {
      if (Crowds.concerns(each)) {
        harness.processElement1(new StreamRecord<>(each));
      }
    }
  }
}
