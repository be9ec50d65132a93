package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileReader;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.ProfilesAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.HeldProfile;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CustomerOperatorTest {

  private static final long START = 1_764_061_200_000L;
  private static final String OWN = "+12025550123";

  /** Counts what a business does. */
  private static final String PACK =
      """
      measures:
        - {name: of_businesses, per: account, on: call, where: "profile.class == 'business'", count: true, over: 1h}
      rules: []
      """;

  private static DetectionSettings settings() {
    return SampleTraffic.settings(PACK, RetentionClock.WALL).withIds(SecretKey.passing());
  }

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, AccountRecord, BroadcastUpdate, Delivery> {
    Harness(DetectionSettings settings, LedgerAtStart ledger, ProfilesAtStart atStart)
        throws Exception {
      super(
          new CustomerOperator(settings, ledger, atStart),
          AccountRecord::account,
          null,
          StreamTypes.KEY);
      setProcessingTime(START);
    }

    void profile(String account, String json) throws Exception {
      processElement1(
          new StreamRecord<>(
              new AccountRecord.OfProfile(
                  account, json.isEmpty() ? Optional.empty() : Optional.of(read(json)))));
    }

    /** Whether a call of the account reaches it. */
    boolean counts(String account, long time) throws Exception {
      int before = getRecordOutput().size();
      Call call =
          CallFixture.call("c-" + before, CallPhase.ATTEMPT, time)
              .source("default")
              .from(OWN)
              .to("+447946010000")
              .account(account)
              .direction("outbound")
              .call();
      processElement1(new StreamRecord<>(new AccountRecord.OfCall(account, Change.first(call))));
      return getRecordOutput().size() > before;
    }

    /** The request as it goes on to the account. */
    PrivacyRequest ask(String account, SignalTopic action) throws Exception {
      Subject subject = new Subject(SubjectKind.ACCOUNT, account);
      int before = getRecordOutput().size();
      processElement1(
          new StreamRecord<>(
              new AccountRecord.OfSignal(
                  account, new Privacy("p-" + before, START, "desk", action, subject, ""))));
      assertThat(getRecordOutput()).hasSize(before + 1);
      return (PrivacyRequest) List.copyOf(getRecordOutput()).get(before).getValue();
    }

    void erase(SubjectKind kind, String value, long upTo) throws Exception {
      Erasure erasure = new Erasure("p-1", new Subject(kind, value), upTo);
      processElement2(new StreamRecord<>(new BroadcastUpdate.Erased(erasure)));
      setProcessingTime(getProcessingTime() + 3_000);
    }

    List<String> tombstones() {
      Queue<StreamRecord<OutputRecord>> written = getSideOutput(CustomerOperator.ERASED);
      return written == null
          ? List.of()
          : written.stream().map(each -> each.getValue().key()).toList();
    }

    List<ReceiptPart> reports() {
      return getSideOutput(OutcomeOutput.RECEIPTS).stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Harness opened() throws Exception {
    return opened(settings(), LedgerAtStart.NONE, ProfilesAtStart.NONE);
  }

  private static Harness opened(
      DetectionSettings settings, LedgerAtStart ledger, ProfilesAtStart atStart) throws Exception {
    Harness harness = new Harness(settings, ledger, atStart);
    harness.open();
    return harness;
  }

  private static AccountProfile read(String json) throws Exception {
    return ProfileReader.read(json.getBytes(UTF_8), START);
  }

  private static String profile(String customerClass) {
    return "{\"type\":\"profile\",\"account\":\"acme\",\"class\":\""
        + customerClass
        + "\",\"numbers\":[\""
        + OWN
        + "\"]}";
  }

  @Test
  void aSignalIsJudgedByWhatIsKnownWhenItPasses() throws Exception {
    try (Harness harness = opened()) {
      assertThat(harness.counts("acme", START)).as("nothing is known").isFalse();

      harness.profile("acme", profile("business"));
      assertThat(harness.counts("acme", START)).isTrue();
      assertThat(harness.counts("other", START)).isFalse();

      harness.profile("acme", profile("residential"));
      assertThat(harness.counts("acme", START)).isFalse();

      harness.profile("acme", profile("business"));
      harness.profile("acme", "");
      assertThat(harness.counts("acme", START)).as("after a tombstone").isFalse();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whoAsksWhatIsHeldOfAnAccountIsToldItsProfileAndNobodysElse() throws Exception {
    long term = settings().retention().profile();
    try (Harness harness = opened()) {
      harness.profile("acme", profile("business"));

      HeldProfile told = harness.ask("acme", SignalTopic.PRIVACY_ACCESS).profile();
      assertThat(told.json()).contains("\"class\":\"business\"", OWN);
      assertThat(told.until()).isEqualTo(START + term);

      assertThat(harness.ask("other", SignalTopic.PRIVACY_ACCESS).profile().known()).isFalse();
      assertThat(harness.ask("acme", SignalTopic.PRIVACY_HOLD).profile().known()).isFalse();
    }
  }

  @Test
  void theVersionCountsThatHeldAtTheTimeOfTheSignal() throws Exception {
    try (Harness harness = opened()) {
      harness.profile(
          "acme",
          "{\"type\":\"profile\",\"account\":\"acme\",\"versions\":["
              + "{\"class\":\"business\"},{\"from\":"
              + START
              + ",\"class\":\"residential\"}]}");

      assertThat(harness.counts("acme", START - 1)).isTrue();
      assertThat(harness.counts("acme", START)).isFalse();
    }
  }

  @Test
  void aStartWithoutStateReadsAllThatIsKnownFirstAndARestoreNothing() throws Exception {
    ProfilesAtStart known = each -> each.profile("acme", Optional.of(read(profile("business"))));
    OperatorSubtaskState checkpoint;
    try (Harness harness = opened(settings(), LedgerAtStart.NONE, known)) {
      assertThat(harness.counts("acme", START)).isTrue();
      harness.profile("acme", profile("residential"));
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness(settings(), LedgerAtStart.NONE, known)) {
      restored.initializeState(checkpoint);
      restored.open();

      assertThat(restored.counts("acme", START)).as("a later profile is stored").isFalse();
    }
  }

  @Test
  void aProfileThatNobodyWritesAnewGoesAfterItsTerm() throws Exception {
    long term = settings().retention().profile();
    try (Harness harness = opened()) {
      harness.profile("acme", profile("business"));

      harness.setProcessingTime(START + term - Duration.ofHours(1).toMillis());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.setProcessingTime(START + term + Duration.ofHours(2).toMillis());

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.counts("acme", START)).isFalse();
    }
  }

  @Test
  void anErasedAccountLeavesNothingAndATombstone() throws Exception {
    try (Harness harness = opened()) {
      harness.profile("acme", profile("business"));

      harness.erase(SubjectKind.ACCOUNT, "acme", START);

      assertThat(harness.tombstones()).containsExactly("acme");
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.counts("acme", START)).isFalse();
      assertThat(harness.reports()).singleElement().isInstanceOf(ReceiptPart.Swept.class);
    }
  }

  @Test
  void aNumberOfACustomerIsReplacedWhenItIsErased() throws Exception {
    try (Harness harness = opened()) {
      harness.profile("acme", profile("business"));
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(OWN);

      harness.erase(SubjectKind.NUMBER, OWN, START);

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).doesNotContain(OWN);
      assertThat(harness.tombstones()).isEmpty();
      assertThat(harness.counts("acme", START)).as("the account is still a business").isTrue();
    }
  }

  @Test
  void aCustomerWhoCameBackAfterTheErasureStays() throws Exception {
    try (Harness harness = opened()) {
      harness.profile("acme", profile("business"));

      harness.erase(SubjectKind.ACCOUNT, "acme", START - 1);

      assertThat(harness.tombstones()).isEmpty();
      assertThat(harness.counts("acme", START)).isTrue();
    }
  }

  @Test
  void whomTheLedgerHasIsNotKnownAgain() throws Exception {
    DetectionSettings settings = settings();
    SubjectDigests digests = settings.idKey().subjectDigests();
    LedgerAtStart ledger =
        each -> each.accept(digests.entry("a:acme", "p-1", START).json().getBytes(UTF_8));
    ProfilesAtStart known = each -> each.profile("acme", Optional.of(read(profile("business"))));
    try (Harness harness = opened(settings, ledger, known)) {
      assertThat(harness.counts("acme", START)).isFalse();
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.tombstones()).containsExactly("acme");
    }
  }

  @Test
  void inAScanTheTermIsMeasuredByEventTime() throws Exception {
    DetectionSettings settings = SampleTraffic.settings(PACK, RetentionClock.EVENT);
    try (Harness harness = opened(settings, LedgerAtStart.NONE, ProfilesAtStart.NONE)) {
      harness.profile("acme", profile("business"));
      harness.setProcessingTime(START + 2 * settings.retention().profile());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      harness.processBothWatermarks(
          new Watermark(START + settings.retention().profile() + Duration.ofHours(2).toMillis()));

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }
}
